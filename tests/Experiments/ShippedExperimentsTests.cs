using RLCollapse.Claims;
using RLCollapse.Figures.Sweeps;
using RLCollapse.Reports;
using RLCollapse.Sweeps;
using RLCollapse.Tests.Config;

namespace RLCollapse.Tests.Experiments;

/// <summary>The experiments that the repository ships.</summary>
public sealed class ShippedExperimentsTests
{
    public static TheoryData<string> Names => [.. Directory.GetDirectories(Path.Combine(ConfigFolder.Repository, "experiments")).Select(folder => Path.GetFileName(folder)).Order()];

    [Fact]
    public void The_study_names_only_what_there_is_and_every_experiment()
    {
        var study = Study.Load(Path.Combine(ConfigFolder.Repository, "experiments"));

        Assert.Superset(Study.ExperimentsIn(study.Folder).ToHashSet(), study.Rows.Select(row => row.Experiment).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Plan_and_claims_are_good_and_the_README_has_its_place_for_results(string name)
    {
        var experiment = Path.Combine(ConfigFolder.Repository, "experiments", name);
        var results = Directory.CreateTempSubdirectory("rlcollapse-experiment-").FullName;
        var plan = SweepPlan.Load(experiment, [], ConfigFolder.NoEnvironment);
        var folder = new SweepFolder(results, name);
        PlanFile.Write(plan, folder);

        var planned = PlannedSweep.Read(folder.Path);
        var claims = ClaimsFile.Read(ClaimsFile.Find(experiment), planned);

        Assert.Equal(plan.Jobs.Select(job => job.Id), planned.Jobs.Select(job => job.Id));
        Assert.Contains(planned.Axes, axis => axis.IsSeed && axis.Values.Count >= 3);
        Assert.NotEmpty(claims);
        var readme = File.ReadAllText(Path.Combine(experiment, "README.md"));
        Assert.Contains(MeasuredSection.Begin, readme);
        Assert.Contains($"./rlcollapse sweep experiments/{name}\n", readme);
        Directory.Delete(results, recursive: true);
    }
}
