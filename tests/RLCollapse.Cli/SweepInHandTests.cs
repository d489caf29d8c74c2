namespace RLCollapse.Tests.Cli;

/// <summary>Interim tables, scripts without a submission, and options that Slurm would not take.</summary>
public sealed class SweepInHandTests : IDisposable
{
    private readonly SweepCommandLine _sweep = new();

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public void Tables_of_a_sweep_that_is_not_done_are_marked_as_interim()
    {
        _sweep.Run(["--only", "seed=0"], _ => "exit 1");

        var run = _sweep.Run(["--status", "--tables"], _ => "exit 1");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.EndsWith("of 4 jobs\n\nINTERIM: 0 of 4 runs have ended; nothing of this is written\n", run.Output);
    }

    [Fact]
    public void Scripts_are_written_and_not_submitted_also_where_there_is_no_Slurm()
    {
        _sweep.HasSlurm = false;
        var run = _sweep.Run(["--launcher", "slurm", "--no-submit", "--sbatch", "time=10"], _ => "exit 1");
        var script = Path.Combine(_sweep.Root, "exp", "slurm", "array.sbatch");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal($"written, not submitted: {script}\n", run.Error);
        Assert.Contains("--array=\"0-3\"\n#SBATCH --time=\"10\"", File.ReadAllText(script));
        Assert.Empty(_sweep.Submitted);
        Assert.False(File.Exists(Path.Combine(_sweep.Root, "exp", "slurm", "submission.json")));
        Assert.EndsWith($"{Path.Combine(_sweep.Root, "exp")}\n", run.Output);
    }

    [Fact]
    public void What_Slurm_would_not_take_is_told_before_anything_is_written()
    {
        _sweep.Refusal = "sbatch: error: invalid partition specified: nope";
        var run = _sweep.Run(["--launcher", "slurm", "--sbatch", "partition=nope", "--sbatch", "signal=B:USR1@60"], _ => "exit 1");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("Slurm would not take these jobs, so nothing was written: sbatch: error: invalid partition", run.Error);
        Assert.Contains("--cpus-per-task=1", _sweep.Submitted[^1]);
        Assert.Contains("--partition=nope --signal=B:USR1@60 --wrap=true", _sweep.Submitted[^1]);
        Assert.DoesNotContain("USR1@120", _sweep.Submitted[^1]);
        Assert.False(Directory.Exists(_sweep.Root));
    }

    [Theory]
    [InlineData("--no-submit goes with --launcher slurm.", "--no-submit")]
    [InlineData("--tables goes with --status.", "--tables")]
    public void Options_that_go_with_others_say_so(string message, string option)
    {
        var run = _sweep.Run([option], _ => "exit 1");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error);
    }

    [Fact]
    public void Workers_of_a_machine_with_several_devices_are_told_which_they_share()
    {
        _sweep.Environment["CUDA_VISIBLE_DEVICES"] = "2,3";
        var shared = Path.Combine(_sweep.Files.Write(ExperimentFolder.TwoByTwo), "seen");
        var run = _sweep.Run(["experiment.device=auto"], _ => $"echo $CUDA_VISIBLE_DEVICES >>'{shared}'; {FakeSweep.Succeed}");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("the workers share CUDA devices 2, 3\n", run.Error);
        Assert.All(File.ReadAllLines(shared), device => Assert.Contains(device, (string[])["2", "3"]));
    }
}
