using RLCollapse.Analysis.Sweeps;
using RLCollapse.Analysis.Sweeps.Slurm;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Sweeps.Slurm;

public sealed class SlurmLauncherTests : IDisposable
{
    private readonly FakeSweep _sweep = new();
    private readonly List<string> _calls = [];

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public void More_jobs_than_an_array_may_have_are_several_arrays_each_after_the_one_before_where_tasks_are_capped()
    {
        var submission = Submit(most: 3, atOnce: 2);

        Assert.Equal([3, 1], submission.Arrays.Select(array => array.Jobs.Count));
        Assert.Equal(_sweep.Plan.Jobs.Select(job => job.Id).Order(), submission.Arrays.SelectMany(array => array.Jobs).Order());
        Assert.Equal(
            [
                $"--parsable --array=0-2%2 {Script("array")}",
                $"--parsable --array=0-0%2 --dependency=afterany:1 {Script("array-2")}",
            ],
            _calls);
        Assert.Contains("#SBATCH --array=\"0-0%2\"", File.ReadAllText(Script("array-2")));
        Assert.Equal(submission.Arrays.Select(array => array.Job), Submission.Read(_sweep.Folder)!.Arrays.Select(array => array.Job));
        Assert.Equal(4, submission.Tasks(Slurm(3)).Count);
    }

    [Fact]
    public void Arrays_without_a_cap_wait_for_nothing_and_a_large_enough_one_is_not_cut()
    {
        Submit(most: 2, atOnce: null);
        Assert.DoesNotContain(_calls, call => call.Contains("dependency"));
        _calls.Clear();
        Submit(most: 1001, atOnce: null);
        Assert.Equal($"--parsable --array=0-3 {Script("array")}", Assert.Single(_calls));
    }

    [Fact]
    public void An_array_that_is_still_queued_keeps_the_next_call_away()
    {
        Submit(most: 3, atOnce: 2);
        var error = Assert.Throws<UserErrorException>(() => Submit(most: 3, atOnce: 2, state: "PENDING"));
        Assert.Contains("Array job 1, 2 of this sweep still has 4 tasks", error.Message);
        Assert.Contains("'scancel 1 2'", error.Message);
    }

    [Fact]
    public void A_submission_from_before_is_read_and_a_damaged_one_is_named()
    {
        Directory.CreateDirectory(_sweep.Folder.Slurm);
        var file = Path.Combine(_sweep.Folder.Slurm, "submission.json");
        File.WriteAllText(file, """{ "job": "7", "jobs": ["kl=0 seed=0"] }""");
        Assert.Equal("7", Submission.Read(_sweep.Folder)!.Arrays.Single().Job);
        foreach (var damaged in (string[])
            ["", "[]", "null", "{}", """{ "arrays": [] }""", """{ "arrays": [null] }""", """{ "job": "7", """])
        {
            File.WriteAllText(file, damaged);
            Assert.Contains(file, Assert.Throws<UserErrorException>(() => Submission.Read(_sweep.Folder)).Message);
            var warnings = new List<string>();
            Assert.Equal(4, SweepStatus.Read(_sweep.Folder, Slurm(3), warnings.Add).Count);
            Assert.Contains("submission.json", Assert.Single(warnings));
        }
    }

    private Submission Submit(int most, int? atOnce, string state = "COMPLETED") =>
        new SlurmLauncher(_sweep.Plan, _sweep.Folder, Slurm(most, state)).Submit(atOnce, 1, [], (config, runs) => ["run", config, runs]);

    private string Script(string name) => Path.Combine(_sweep.Folder.Slurm, $"{name}.sbatch");

    private SlurmPrograms Slurm(int most, string state = "COMPLETED") => new((program, arguments) =>
    {
        if (program == "sbatch") _calls.Add(string.Join(' ', arguments));
        return program switch
        {
            "sbatch" => $"{_calls.Count}\n",
            "scontrol" => $"MaxArrayTasks = 9\nMaxArraySize            = {most}\n",
            "squeue" => arguments.Contains("--jobs=1") ? $"0|{state}\n1|{state}\n2|{state}\n" : $"0|{state}\n",
            _ => "",
        };
    });
}
