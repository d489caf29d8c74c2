using RLCollapse.Common;

namespace RLCollapse.Tests.Cli;

public sealed class SweepCommandTests : IDisposable
{
    private readonly SweepCommandLine _sweep = new();

    private ExperimentFolder Files => _sweep.Files;

    private string Root => _sweep.Root;

    private List<string> Reports => _sweep.Reports;

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public void A_dry_run_prints_plan_count_and_time_and_writes_nothing()
    {
        var run = Sweep(["--dry-run", "--workers", "3"], _ => "exit 1");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("kl    0, 0.1\nseed  0, 1\n2 × 2 = 4\njobs: 0 done, 4 to do; bases: 0 trained, 2 to train\n4 jobs on 2 bases: "
            + "about 2 min 20 s with 3 workers of 1 thread\n", run.Output);
        Assert.False(Directory.Exists(Root));
    }

    [Fact]
    public void A_sweep_prints_its_plan_runs_reports_and_ends_with_its_folder()
    {
        var run = Sweep([], _ => FakeSweep.Succeed);
        var sweep = Path.Combine(Root, "exp");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("kl    0, 0.1\nseed  0, 1\n", run.Output);
        Assert.EndsWith($"\n{sweep}\n", run.Output);
        Assert.Contains("done #3 kl=0.1 seed=1 in ", run.Error);
        Assert.Contains("4/4 jobs done (100 %)", run.Error);
        Assert.Equal([sweep], Reports);
        var again = Sweep([], _ => "exit 1");
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("jobs: 4 done, 0 to do; bases: 2 trained, 0 to train\n", again.Output);
        Assert.Contains("4 jobs on 2 bases, all done\n", again.Output);
    }

    [Fact]
    public void A_failure_shows_its_log_at_once_and_the_sweep_exits_with_3()
    {
        var run = Sweep([], id => id == "kl=0 seed=1" ? "echo broken here; exit 1" : FakeSweep.Succeed);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("FAILED #1 kl=0 seed=1 with exit code 1; all of its log is in ", run.Error);
        Assert.Contains("  | broken here\n", run.Error);
        Assert.Contains("1 of 4 jobs failed; the same command tries them again:\n  #1 kl=0 seed=1: ", run.Error);
        Assert.Single(Reports);
        var status = Sweep(["--status"], _ => "exit 1");
        Assert.Equal(0, status.ExitCode);
        Assert.Contains("#0 kl=0 seed=0    done\n#1 kl=0 seed=1    failed   exit code 1, see ", status.Output);
        Assert.EndsWith("3 done, 1 failed of 4 jobs\n", status.Output);
    }

    [Fact]
    public void Slurm_gets_the_jobs_that_are_not_done()
    {
        Sweep([], id => id == "kl=0 seed=0" ? FakeSweep.Succeed : "exit 1");
        var run = Sweep(["--launcher", "slurm", "--workers", "2", "--sbatch", "time=10"], _ => "exit 1");
        var script = File.ReadAllText(Path.Combine(Root, "exp", "slurm", "array.sbatch"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("submitted 3 jobs as array job 42", run.Error);
        Assert.Contains("--array=\"0-2%2\"\n#SBATCH --time=\"10\"", script);
        Assert.Contains("jobs=(\n    'kl=0,seed=1'\n    'kl=0.1,seed=0'\n    'kl=0.1,seed=1'\n)", script);
        var again = Sweep(["--launcher", "slurm"], _ => "exit 1");
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("Array job 42 of this sweep still has 1 tasks in Slurm's queue", again.Error);
    }

    [Theory]
    [InlineData("--keep-going and --fail-fast exclude each other.", "--keep-going", "--fail-fast")]
    [InlineData("--dry-run and --status exclude each other.", "--dry-run", "--status")]
    [InlineData("--sbatch goes with --launcher slurm.", "--sbatch", "time=1")]
    [InlineData("--fail-fast goes with --launcher local", "--launcher", "slurm", "--fail-fast")]
    [InlineData("--workers takes a whole number from 1 to 100000, found '0'.", "--workers", "0")]
    [InlineData("has no option --worker; did you mean --workers?", "--worker", "2")]
    public void Bad_usage_is_explained(string message, params string[] options)
    {
        var run = Sweep(options, _ => "exit 1");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error);
        Assert.False(Directory.Exists(Root));
    }

    [Fact]
    public void A_bad_experiment_and_bad_jobs_exit_with_2_before_anything_is_written()
    {
        var run = Sweep(["rl.sampling.topK=3", "model.heads=5"], _ => "exit 1");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("has 2 mistakes:", run.Error);
        Assert.False(Directory.Exists(Root));
    }

    [Fact]
    public void Mistakes_in_claims_and_jobs_are_told_together_before_anything_is_run()
    {
        var axes = """{ "name": "kl", "path": "rl.kl.coefficient", "values": [0, 0.1] }""";
        var experiment = Files.WriteWhole($$"""
            { "question": "Does it?", "config": {{ExperimentFolder.TinyConfig}}, "axes": [ {{axes}} ],
              "claims": [
                { "id": "a", "metric": "pas@1", "comparison": ">", "threshold": 0 },
                { "id": "a", "statement": "s", "metric": "accuracy", "comparison": "=", "threshold": "0", "where": { "kl": 3, "k": 0 } } ] }
            """);
        var run = Sweep(["rl.sampling.topK=3", "--dry-run"], _ => "exit 1", experiment);
        var file = Path.Combine(experiment, "experiment.json");
        var line = File.ReadAllLines(file).Index().First(of => of.Item.Contains("pas@1")).Index + 1;

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        foreach (var mistake in (string[])
            [
                $"claims[0].statement ({file}:{line}): claim a: is missing",
                    $"claims[0].metric ({file}:{line}): claim a: 'pas@1': there is no metric 'pas@1'; did you mean pass@1?",
                    $"claims[1].id ({file}:{line + 1}): another claim is called a, too",
                "found '='", "expected a number, found the text \"0\"", "axis 'kl' has no value 3; it has 0, 0.1",
                    "the sweep has no axis 'k'; did you mean kl?", "rl.sampling.topK (command line)", "has 8 mistakes:",
            ])
        {
            Assert.Contains(mistake, run.Error);
        }

        Assert.False(Directory.Exists(Root));
    }

    [Fact]
    public void Another_plan_than_that_of_the_tables_is_refused_unless_it_adds_seeds_or_may_replace_it()
    {
        Assert.Equal(0, Sweep([], _ => FakeSweep.Succeed).ExitCode);
        var (sweep, plan) = (Path.Combine(Root, "exp"), File.ReadAllText(Path.Combine(Root, "exp", "plan.json")));
        File.WriteAllText(Path.Combine(sweep, "table.csv"), "kl,seed\n");

        var more = Files.Write(ExperimentFolder.TwoByTwo.Replace("[0, 1]", "[0, 1, 2]"));
        Assert.Equal(0, Sweep(["--dry-run"], _ => "exit 1", more).ExitCode);
        var another = Files.Write(ExperimentFolder.TwoByTwo.Replace("[0, 0.1]", "[0, 0.2, 0.3]"));
        foreach (var options in (string[][])[[], ["--dry-run"]])
        {
            var refused = Sweep(options, _ => "exit 1", another);
            Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
            Assert.Contains("holds the tables of another plan of exp, so nothing was run:\n"
                + "  axis kl: value 0.1 is gone\n  axis kl: value 0.2, 0.3 are new\nGive another --out DIR", refused.Error);
            Assert.Equal(plan, File.ReadAllText(Path.Combine(sweep, "plan.json")));
        }

        Assert.Equal(0, Sweep(["--replace", "--dry-run"], _ => "exit 1", another).ExitCode);
        Assert.True(File.Exists(Path.Combine(sweep, "table.csv")));
        Assert.Equal(3, Sweep(["--replace"], _ => "exit 1", another).ExitCode);
        Assert.False(File.Exists(Path.Combine(sweep, "table.csv"))); // no file of one plan beside those of another
    }

    [Fact]
    public void Status_before_a_start_is_a_user_error()
    {
        var run = Sweep(["--status"], _ => "exit 1");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("There is no sweep in", run.Error);
    }

    [Fact]
    public void A_folder_of_experiments_is_swept_one_after_the_other_and_a_failure_is_told()
    {
        var folder = Path.GetDirectoryName(Files.Write(ExperimentFolder.TwoByTwo, "second"))!;
        var (first, second) = (Path.Combine(Root, "exp"), Path.Combine(Root, "second"));
        Assert.Equal("exp, 1 of 2:\nnot run here\n\nsecond, 2 of 2:\nnot run here\n", Sweep(["--status"], _ => "exit 1", folder).Output);

        var run = Sweep([], id => id == "kl=0 seed=1" ? "exit 1" : FakeSweep.Succeed, folder);

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("exp, 1 of 2:\nkl    0, 0.1\n", run.Output);
        Assert.Contains($"\n{first}\n\nsecond, 2 of 2:\n", run.Output);
        Assert.EndsWith($"\n{second}\n", run.Output);
        Assert.Equal([first, second], Reports);
        Assert.Contains("1 failed of 4 jobs\n\nsecond, 2 of 2:\n", Sweep(["--status"], _ => "exit 1", folder).Output);
        Assert.DoesNotContain("second", Sweep(["--fail-fast"], _ => "exit 1", folder).Output);
        Assert.Equal(0, Sweep([], _ => FakeSweep.Succeed, folder).ExitCode);
    }

    [Fact]
    public void An_experiment_that_cannot_be_swept_now_does_not_keep_the_others()
    {
        var folder = Path.GetDirectoryName(Files.Write(ExperimentFolder.TwoByTwo, "second"))!;
        using var held = FolderLock.TryTake(Directory.CreateDirectory(Path.Combine(Root, "exp")).FullName);
        var run = Sweep([], _ => FakeSweep.Succeed, folder);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("exp: Another sweep is already at", run.Error);
        Assert.Equal([Path.Combine(Root, "second")], Reports);
    }

    [Fact]
    public void A_mistake_in_one_of_several_experiments_is_told_before_any_is_run()
    {
        var folder = Path.GetDirectoryName(Files.WriteWhole("{}", "second"))!;
        var run = Sweep([], _ => FakeSweep.Succeed, folder);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.False(Directory.Exists(Root));
    }

    private CommandLineRun Sweep(string[] options, Func<string, string> script, string? experiments = null) =>
        _sweep.Run(options, script, experiments);
}
