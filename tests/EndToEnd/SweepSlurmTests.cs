using System.Diagnostics;
using RLCollapse.Analysis.Sweeps.Slurm;

namespace RLCollapse.Tests.EndToEnd;

/// <summary>Sweeps on a Slurm of one node, whatever happens to their tasks: they end with the results of the local launcher.</summary>
public sealed class SweepSlurmTests(OneNodeSlurm slurm) : IClassFixture<OneNodeSlurm>, IDisposable
{
    private static readonly string Longer = ExperimentFolder.TinyConfig.Replace("\"steps\": 60", "\"steps\": 4000")
        .Replace("\"checkpointEvery\": 7", "\"checkpointEvery\": 100");

    private readonly SweepProcess _short = new();
    private readonly SweepProcess _long = new("""{ "name": "seed", "path": "experiment.seed", "values": [0, 1] }""", Longer);

    public void Dispose()
    {
        _short.Dispose();
        _long.Dispose();
    }

    [SlurmFact]
    public void More_jobs_than_an_array_may_have_end_as_they_do_here()
    {
        slurm.Use();
        Submit(_short, "submitted 4 jobs as array job ");
        Assert.Equal([3, 1], Submission.Read(_short.Folder("slurm"))!.Arrays.Select(array => array.Jobs.Count));
        Assert.Contains("#3 kl=0.1 seed=1  done", WaitFor(_short, "4 done of 4 jobs"));
        AssertEqualsLocal(_short);
    }

    [SlurmFact]
    public void A_task_whose_time_is_up_a_cancelled_one_and_a_node_that_fails_cost_no_bit_of_the_results()
    {
        slurm.Use();
        Submit(_long, "submitted 2 jobs");
        var job = Submission.Read(_long.Folder("slurm"))!.Arrays.Single().Job;
        WaitForCheckpoints(2);

        using var signal = Process.Start("scancel", ["--quiet", "--signal=USR1", "--batch", $"{job}_0"]); // as Slurm before a time limit
        Process.Start("scancel", [$"{job}_1"]).WaitForExit();
        WaitFor(_long, $"#0 seed=0  pending  PENDING as {job}_0");
        signal.Kill(); // once it has delivered, it may try again for a minute, since the task is on its way back to the queue
        WaitFor(_long, $"#1 seed=1  stopped  CANCELLED as {job}_1, pretraining");
        WaitFor(_long, "#0 seed=0  running  pretraining");

        slurm.FailNode();
        WaitFor(_long, $"#0 seed=0  pending  PENDING as {job}_0");
        slurm.StartNode();
        WaitFor(_long, "#0 seed=0  done");

        Submit(_long, "submitted 1 jobs");
        WaitFor(_long, "2 done of 2 jobs");
        AssertEqualsLocal(_long);
    }

    private static void Submit(SweepProcess sweep, string said)
    {
        var submitted = sweep.Run("slurm", "--launcher", "slurm", "--sbatch", "time=10");
        Assert.True(submitted.ExitCode == 0, submitted.Error);
        Assert.Contains(said, submitted.Error);
    }

    private static void AssertEqualsLocal(SweepProcess sweep)
    {
        var here = sweep.Run("here");
        Assert.True(here.ExitCode == 0, here.Error);
        Assert.All(sweep.Jobs(), job => Assert.Equal(sweep.Metrics("here", job), sweep.Metrics("slurm", job)));
        Assert.Contains("all done", sweep.Run("slurm", "--launcher", "slurm").Output);
    }

    private void WaitForCheckpoints(int bases) => Wait(() =>
        _long.Jobs().Count(job => Directory.Exists(Checkpoints(job)) && Directory.GetFiles(Checkpoints(job)).Length > 0) == bases, () =>
        _long.Status("slurm"));

    private string Checkpoints(RLCollapse.Analysis.Sweeps.SweepJob job) =>
        Path.Combine(RLCollapse.Stages.BaseCache.Folder(_long.Folder("slurm").Runs, job.Config), "checkpoints");

    private static string WaitFor(SweepProcess sweep, string text)
    {
        var status = "";
        Wait(() => (status = sweep.Status("slurm")).Contains(text), () => $"'{text}' never came; last:\n{status}");
        return status;
    }

    private static void Wait(Func<bool> isSo, Func<string> otherwise)
    {
        var clock = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), otherwise());
            Thread.Sleep(100);
        }
    }
}
