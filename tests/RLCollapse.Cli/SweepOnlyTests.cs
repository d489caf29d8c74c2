namespace RLCollapse.Tests.Cli;

/// <summary>Part of a sweep, by <c>--only</c>, and the experiment by its name.</summary>
public sealed class SweepOnlyTests : IDisposable
{
    private readonly SweepCommandLine _sweep = new();

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public void Only_the_jobs_at_a_place_are_run_and_the_plan_stays_whole()
    {
        var run = _sweep.Run(
            ["--only", "seed=0"], id => id.EndsWith("seed=0", StringComparison.Ordinal) ? FakeSweep.Succeed : "exit 1");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("2 × 2 = 4; of these 2 now\n"
            + "jobs: 0 done, 2 to do; bases: 0 trained, 1 to train\n2 jobs on 1 base: about", run.Output);
        Assert.DoesNotContain("seed=1", run.Error);
        Assert.Single(_sweep.Reports);
        var status = _sweep.Run(["--status"], _ => "exit 1").Output;
        Assert.EndsWith("2 done, 2 pending of 4 jobs\n", status);
        Assert.Equal("#1 kl=0 seed=1    pending\n#3 kl=0.1 seed=1  pending\n2 pending of 2 jobs\n",
            _sweep.Run(["--status", "--only", "seed=1"], _ => "exit 1").Output);
        Assert.Contains("4 jobs on 2 bases, 2 to do", _sweep.Run(["--dry-run"], _ => "exit 1").Output);
    }

    [Theory]
    [InlineData("--only takes axis=value", "--only", "seed")]
    [InlineData("--only: the sweep has no axis 'sed'; did you mean seed?", "--only", "sed=1")]
    [InlineData("--only and --bisect exclude each other.", "--only", "seed=1", "--bisect", "kl", "0..1", "--claim", "a")]
    public void A_wrong_place_is_told_before_anything_is_written(string message, params string[] options)
    {
        var run = _sweep.Run(options, _ => "exit 1");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error);
        Assert.False(Directory.Exists(_sweep.Root));
    }

    [Fact]
    public void An_overridden_axis_is_warned_of_and_goes_to_a_trial()
    {
        var run = _sweep.Run(["rl.kl.coefficient=0.1", "--dry-run"], _ => "exit 1");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("warning: rl.kl.coefficient=0.1 takes the place of the 2 values of axis 'kl'\n", run.Error);
        Assert.Contains("trials/rl.kl.coefficient=0.1'", run.Error);
        Assert.StartsWith("kl    0.1\nseed  0, 1\n1 × 2 = 2\n", run.Output);
    }
}
