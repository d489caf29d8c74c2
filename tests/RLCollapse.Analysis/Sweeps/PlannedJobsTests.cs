using System.Text.Json.Nodes;
using RLCollapse.Analysis.Results;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Analysis.Sweeps;

public sealed class PlannedJobsTests : IDisposable
{
    private readonly ExperimentFolder _folder = new();
    private readonly SweepFolder _sweep = new(Tiny.TemporaryFolder(), "exp");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_plan_names_axes_jobs_and_runs()
    {
        var plan = _folder.Plan(ExperimentFolder.TwoByTwo + """, { "name": "s", "title": "size (m)", "settings": { "a": {} } }""", "rl.epochs=2");
        PlannedJobs.Write(plan, _sweep);
        var file = JsonNode.Parse(File.ReadAllText(_sweep.Plan))!;

        Assert.Equal(("exp", "Does it?", "a paper"), ((string)file["experiment"]!, (string)file["question"]!, (string)file["source"]!));
        Assert.Equal(plan.Experiment.File, Path.GetFullPath(Path.Combine(_sweep.Path, (string)file["experimentFile"]!)));
        Assert.Equal("""["rl.epochs=2"]""", file["overrides"]!.ToJsonString());
        Assert.Equal("""{"name":"kl","path":"rl.kl.coefficient","values":["0","0.1"]}""", file["axes"]![0]!.ToJsonString());
        Assert.Equal("""{"name":"s","title":"size (m)","values":["a"]}""", file["axes"]![2]!.ToJsonString());
        Assert.Equal(["KL coefficient β", "seed", "size (m)"], PlanFile.Read(_sweep.Path).Axes.Select(axis => axis.Title));
        Assert.Equal(
            $$"""{"index":3,"id":"kl=0.1 seed=1 s=a","coordinates":{"kl":"0.1","seed":"1","s":"a"},"run":"../runs/{{RunIdentity.IdOf(plan.Jobs[3].Config)}}"}""",
            file["jobs"]![3]!.ToJsonString());
    }

    [Fact]
    public void Jobs_are_read_back_and_equal_plans_are_equal_bytes()
    {
        var plan = _folder.Plan(ExperimentFolder.TwoByTwo);
        PlannedJobs.Write(plan, _sweep);
        var bytes = File.ReadAllText(_sweep.Plan);
        PlannedJobs.Write(plan, _sweep);
        var jobs = PlannedJobs.Read(_sweep);

        Assert.Equal(bytes, File.ReadAllText(_sweep.Plan));
        Assert.Equal(plan.Jobs.Select(j => (j.Index, j.Id, j.RunId, j.Base)), jobs.Select(j => (j.Index, j.Id, j.RunId, j.Base)));
        Assert.Equal(ConfigWriter.ToJson(plan.Jobs[2].Config) + "\n", File.ReadAllText(_sweep.JobConfig("kl=0.1 seed=0")));
    }

    [Fact]
    public void No_plan_and_a_damaged_one_are_user_errors()
    {
        Assert.Contains("There is no sweep", Assert.Throws<UserErrorException>(() => PlannedJobs.Read(_sweep)).Message);
        Directory.CreateDirectory(_sweep.Path);
        File.WriteAllText(_sweep.Plan, "{}");
        Assert.Contains("was not started on this machine", Assert.Throws<UserErrorException>(() => PlannedJobs.Read(_sweep)).Message);
        Directory.CreateDirectory(_sweep.Jobs);
        Assert.Contains("is no plan of a sweep", Assert.Throws<UserErrorException>(() => PlannedJobs.Read(_sweep)).Message);
    }
}
