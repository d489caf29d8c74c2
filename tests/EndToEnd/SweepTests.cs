using System.Diagnostics;

namespace RLCollapse.Tests.EndToEnd;

public sealed class SweepTests : IDisposable
{
    private readonly SweepProcess _sweep = new();

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public void A_sweep_killed_in_the_middle_and_started_again_ends_as_an_unbroken_one()
    {
        var unbroken = _sweep.Run("unbroken");
        Assert.True(unbroken.ExitCode == 0, unbroken.Error);
        var kills = 0;
        foreach (var lines in (int[])[4, 14])
        {
            using var process = _sweep.Start("killed");
            if (_sweep.WaitForLines(process, "killed", lines)) kills++;
            process.Kill(); // this process alone: the workers must notice
            process.WaitForExit();
            _sweep.WaitForWorkers("killed");
        }

        Assert.Equal(2, kills);
        var resumed = _sweep.Run("killed");
        Assert.True(resumed.ExitCode == 0, resumed.Error);
        foreach (var file in (string[])["plan.json", "table.csv", "table.md", "forecast.csv", "forecast.md"])
        {
            Assert.Equal(File.ReadAllText(Path.Combine(_sweep.Folder("unbroken").Path, file)),
                File.ReadAllText(Path.Combine(_sweep.Folder("killed").Path, file)));
        }

        Assert.All(_sweep.Jobs(), job => Assert.Equal(_sweep.Metrics("unbroken", job), _sweep.Metrics("killed", job)));
        Assert.Equal(2, Directory.GetDirectories(Path.Combine(_sweep.Folder("killed").Runs, "bases")).Length);
    }

    [Fact]
    public void One_job_fails_and_the_others_are_done()
    {
        var jobs = _sweep.Jobs();
        Directory.CreateDirectory(_sweep.Folder("failing").Runs);
        File.WriteAllText(_sweep.Folder("failing").Run(jobs[1]), "in the way of the run's folder");
        var run = _sweep.Run("failing");

        Assert.True(run.ExitCode == 3, run.Error);
        Assert.Contains("FAILED #1 kl=0 seed=1 with exit code 2", run.Error);
        Assert.Contains("  | Cannot write to", run.Error);
        Assert.All([jobs[0], jobs[2], jobs[3]], job => Assert.True(File.Exists(Path.Combine(_sweep.Folder("failing").Run(job), "DONE"))));
        File.Delete(_sweep.Folder("failing").Run(jobs[1]));
        Assert.Equal(0, _sweep.Run("failing").ExitCode);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_stops_every_worker_after_a_checkpoint_and_exits_130(string signal)
    {
        using var process = _sweep.Start(signal, "pretraining.steps=2000");
        var reading = process.StandardError.ReadToEndAsync();
        Assert.True(_sweep.WaitForLines(process, signal, 6));
        Process.Start("kill", ["-" + signal, process.Id.ToString()]).WaitForExit();
        process.WaitForExit();

        var error = await reading;
        Assert.True(process.ExitCode == 130, error);
        Assert.Contains("stopped #", error);
        Assert.Contains("the same command resumes", error);
        Assert.NotEmpty(Directory.GetFiles(_sweep.Folder(signal).Runs, "*.ckpt", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_sweep.Folder(signal).Path)!, "*.failed", SearchOption.AllDirectories));
        _sweep.WaitForWorkers(signal);
    }
}
