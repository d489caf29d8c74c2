using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Cli;

/// <summary><c>sweep --seeds</c>: the same experiment, more of it.</summary>
public sealed class SweepSeedsTests : IDisposable
{
    private readonly SweepCommandLine _sweep = new();

    private string Plan => Path.Combine(_sweep.Root, "exp", "plan.json");

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public void Seeds_join_a_finished_sweep_stay_with_it_and_leave_when_it_is_replaced()
    {
        Assert.Equal(0, Sweep([], FakeSweep.Succeed).ExitCode);
        File.WriteAllText(Path.Combine(_sweep.Root, "exp", "table.csv"), "kl,seed\n0,0\n0,1\n0.1,0\n0.1,1\n");
        var dry = Sweep(["--seeds", "+3", "--dry-run"], "exit 1");
        Assert.Contains("seed  0, 1, 2, 3, 4\n2 × 5 = 10\njobs: 4 done, 6 to do; bases: 2 trained, 3 to train\n", dry.Output);
        Assert.Contains("10 jobs on 5 bases, 6 to do", dry.Output);
        Assert.Equal(4, PlanFile.Read(Path.GetDirectoryName(Plan)!).Jobs.Count);

        var failed = Sweep(["--seeds", "+3"], "exit 1");
        Assert.Equal(3, failed.ExitCode);
        Assert.StartsWith("with 3 seeds beside those of the experiment's file, from 2 to 4; they stay until --replace\n", failed.Error);
        Assert.Contains("4 done, 6 failed of 10 jobs", Sweep(["--status"], "exit 1").Output);
        var again = Sweep(["--seeds", "+3"], FakeSweep.Succeed); // the same command resumes
        Assert.Equal((0, 10), (again.ExitCode, PlanFile.Read(Path.GetDirectoryName(Plan)!).Jobs.Count));

        var plan = File.ReadAllText(Plan);
        Assert.Contains("10 jobs on 5 bases, all done", Sweep([], "exit 1").Output);
        Assert.Equal(plan, File.ReadAllText(Plan));
        Assert.Contains("12 jobs on 6 bases, 2 to do", Sweep(["--seeds", "9", "--dry-run"], "exit 1").Output);
        Assert.Contains("4 jobs on 2 bases, all done", Sweep(["--replace"], "exit 1").Output);
        Assert.Equal(4, PlanFile.Read(Path.GetDirectoryName(Plan)!).Jobs.Count);
        Assert.Contains("4 jobs on 2 bases, all done", Sweep([], "exit 1").Output);
    }

    [Fact]
    public void Trials_and_folders_of_experiments_take_seeds_each_for_itself()
    {
        var folder = Path.GetDirectoryName(_sweep.Files.Write(ExperimentFolder.TwoByTwo, "second"))!;
        Assert.Equal(0, Sweep(["--seeds", "5..6", "rl.epochs=2"], FakeSweep.Succeed).ExitCode);
        Assert.Contains("8 jobs", Sweep(["rl.epochs=2", "--dry-run"], "exit 1").Output);
        Assert.Contains("4 jobs", Sweep(["--dry-run"], "exit 1").Output);

        var both = _sweep.Run(["--seeds", "7"], _ => FakeSweep.Succeed, folder);

        Assert.Equal(0, both.ExitCode);
        Assert.Equal(2, both.Output.Split("6 jobs on 3 bases").Length - 1);
        Assert.Contains("6 jobs on 3 bases, all done", Sweep(["--dry-run"], "exit 1").Output);
    }

    [Fact]
    public void Slurm_gets_the_jobs_of_the_further_seeds()
    {
        Assert.Equal(0, Sweep([], FakeSweep.Succeed).ExitCode);
        var run = Sweep(["--seeds", "7", "--launcher", "slurm"], "exit 1");

        Assert.Contains("submitted 2 jobs as array job 42", run.Error);
        Assert.Contains("jobs=(\n    'kl=0,seed=7'\n    'kl=0.1,seed=7'\n)",
            File.ReadAllText(Path.Combine(_sweep.Root, "exp", "slurm", "array.sbatch")));
        Assert.Equal(["7"], PlanFile.Read(Path.GetDirectoryName(Plan)!).Axes[1].Added);
    }

    [Theory]
    [InlineData("--seeds +0 adds none", "+0")]
    [InlineData("--seeds 9..5 runs backwards", "9..5")]
    [InlineData("names seed 7 twice", "7,7")]
    [InlineData("found '-3'", "-3")]
    [InlineData("The plan of ", "+10000", "0..9999")]
    public void Seeds_that_are_none_exit_with_2_before_anything_is_written(string message, string seeds, string? kl = null)
    {
        var many = $$"""{ "name": "kl", "path": "rl.kl.coefficient", "values": [{{string.Join(',', Enumerable.Range(0, 12))}}] }, """
            + """{ "name": "seed", "path": "experiment.seed", "values": [0] }""";
        var run = _sweep.Run([$"--seeds={seeds}"], _ => "exit 1", kl is null ? null : _sweep.Files.Write(many));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error);
        Assert.False(Directory.Exists(_sweep.Root));
    }

    [Fact]
    public void An_experiment_without_seeds_is_told()
    {
        var run = _sweep.Run(["--seeds", "+1"], _ => "exit 1",
            _sweep.Files.Write("""{ "name": "kl", "path": "rl.kl.coefficient", "values": [0, 0.1] }"""));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("exp has no axis with path experiment.seed, which --seeds could add to", run.Error);
    }

    private CommandLineRun Sweep(string[] options, string script) => _sweep.Run(options, _ => script);
}
