using System.Diagnostics;
using RLCollapse.Analysis.Sweeps.Slurm;

namespace RLCollapse.Tests.EndToEnd;

public sealed class SweepSlurmTests : IDisposable
{
    private readonly SweepProcess _sweep = new();

    public void Dispose() => _sweep.Dispose();

    [SlurmFact]
    public void An_array_job_runs_every_job_to_its_end()
    {
        var submitted = _sweep.Run("slurm", "--launcher", "slurm", "--sbatch", "time=10");
        Assert.True(submitted.ExitCode == 0, submitted.Error);
        Assert.Contains("submitted 4 jobs as array job", submitted.Error);

        var status = WaitFor("slurm", "4 done of 4 jobs");
        Assert.Contains("#3 kl=0.1 seed=1  done", status);
        var here = _sweep.Run("here");
        Assert.True(here.ExitCode == 0, here.Error);
        Assert.All(_sweep.Jobs(), job => Assert.Equal(_sweep.Metrics("here", job), _sweep.Metrics("slurm", job)));
        Assert.Contains("all done", _sweep.Run("slurm", "--launcher", "slurm").Output);
    }

    [SlurmFact]
    public void A_task_whose_time_is_nearly_up_is_queued_again_from_its_checkpoint()
    {
        const string Long = "pretraining.steps=100000";
        var submitted = _sweep.Run("long", Long, "--launcher", "slurm", "--sbatch", "time=10");
        Assert.True(submitted.ExitCode == 0, submitted.Error);
        var job = Submission.Read(_sweep.Folder("long"))!.Arrays[0].Job;
        try
        {
            WaitFor("long", "#0 kl=0 seed=0    running  pretraining");
            using var signal = Process.Start("scancel", ["--quiet", "--signal=USR1", "--batch", $"{job}_0"]);
            WaitFor("long", $"#0 kl=0 seed=0    pending  PENDING as {job}_0");
            signal.Kill(); // once it has delivered, it may try again for a minute, since the task is on its way back to the queue
            var folder = RLCollapse.Stages.BaseCache.Folder(_sweep.Folder("long").Runs, _sweep.Jobs(Long)[0].Config);
            Assert.NotEmpty(Directory.GetFiles(Path.Combine(folder, "checkpoints")));
            Process.Start("scancel", [$"{job}_1"]).WaitForExit();
            WaitFor("long", $"#1 kl=0 seed=1    stopped  CANCELLED as {job}_1, pretraining");
        }
        finally
        {
            Process.Start("scancel", ["--quiet", job]); // goes on by itself while a task changes its state
        }
    }

    private string WaitFor(string name, string text)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var status = _sweep.Status(name);
            if (status.Contains(text)) return status;
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(3), $"'{text}' never came; last:\n{status}");
            Thread.Sleep(200);
        }
    }
}
