using RLCollapse.Analysis.Sweeps;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Analysis.Sweeps;

public sealed class JobQueueTests
{
    private static readonly SweepJob[] Jobs = [.. from kl in (double[])[0, 1] from seed in (int[])[0, 1] select Job(kl, seed)];

    [Fact]
    public void Each_missing_base_is_taken_by_one_worker_before_its_other_jobs()
    {
        var order = Drain(workers: 2, trainedFromTheStart: []);

        Assert.Equal(["0/0", "0/1"], order[..2]);
        Assert.Equal(["1/0", "1/1"], order[2..]);
    }

    [Fact]
    public void A_job_whose_base_is_in_the_making_waits_and_others_go_ahead()
    {
        Assert.Null(JobQueue.Next([Jobs[2]], [Jobs[0]], Base, _ => false));
        Assert.Same(Jobs[3], JobQueue.Next([Jobs[2], Jobs[3]], [Jobs[0]], Base, _ => false));
        Assert.Same(Jobs[2], JobQueue.Next([Jobs[2]], [Jobs[0]], _ => [], _ => false));
    }

    [Fact]
    public void Missing_bases_come_before_ready_jobs()
    {
        Assert.Same(Jobs[1], JobQueue.Next(Jobs, [], job => Base(job).Except([Jobs[0].Base]), _ => false));
    }

    [Fact]
    public void A_run_that_another_process_is_at_is_left_alone()
    {
        Assert.Same(Jobs[2], JobQueue.Next([Jobs[0], Jobs[2]], [], _ => [], job => job == Jobs[0]));
        Assert.Null(JobQueue.Next([Jobs[0]], [], _ => [], _ => true));
    }

    [Fact]
    public void A_list_starts_with_the_first_job_of_each_missing_base()
    {
        SweepJob[] jobs = [Jobs[0], Jobs[2], Jobs[1], Jobs[3]];

        Assert.Equal([Jobs[0], Jobs[1], Jobs[2], Jobs[3]], JobQueue.BasesFirst(jobs, Base));
        Assert.Equal([Jobs[1], Jobs[0], Jobs[2], Jobs[3]], JobQueue.BasesFirst(jobs, job => Base(job).Except([Jobs[0].Base])));
    }

    [Fact]
    public void A_companion_is_trained_by_one_worker_also_where_bases_differ_or_a_job_is_the_companion()
    {
        SweepJob[] jobs = [Asking(0), Asking(1)];
        var companion = RunIdentity.IdOf(Assert.Single(jobs[0].Companions));
        Assert.Equal(companion, RunIdentity.IdOf(Assert.Single(jobs[1].Companions)));

        Assert.NotEqual(jobs[0].Base, jobs[1].Base);
        Assert.Equal([jobs[0].Base, companion, RunIdentity.HashOfBase(jobs[0].Companions[0])], jobs[0].Missing("nowhere"));
        Assert.Null(JobQueue.Next([jobs[1]], [jobs[0]], job => job.Missing("nowhere"), _ => false));
        Assert.Null(JobQueue.Next([jobs[0]], [new(0, [], jobs[0].Companions[0])], job => [companion], _ => false));
    }

    private static IEnumerable<string> Base(SweepJob job) => [job.Base];

    /// <summary>A job that asks the run with seed 9, whatever its own is.</summary>
    private static SweepJob Asking(int seed) => new(0, [("seed", $"{seed}")], Tiny.Config with
    {
        Experiment = Tiny.Config.Experiment with { Seed = seed },
        Companions = new Dictionary<string, string> { ["other"] = "experiment.seed=9" },
        Reward = new() { Terms = new Dictionary<string, double> { ["typicality/other"] = 1 } },
    });

    private static string[] Drain(int workers, HashSet<string> trainedFromTheStart)
    {
        var (waiting, running, order) = (Jobs.ToList(), new List<SweepJob>(), new List<string>());
        while (waiting.Count > 0 || running.Count > 0)
        {
            while (running.Count < workers && JobQueue.Next(
                waiting, running, job => Base(job).Except(trainedFromTheStart), _ => false) is { } next)
            {
                waiting.Remove(next);
                running.Add(next);
                order.Add(next.Id);
            }

            trainedFromTheStart.Add(running[0].Base);
            running.RemoveAt(0);
        }

        return [.. order.Select(id => id.Replace("kl=", "").Replace(" seed=", "/"))];
    }

    private static SweepJob Job(double kl, int seed) => new(0, [("kl", $"{kl}"), ("seed", $"{seed}")], Tiny.Config with
    {
        Experiment = Tiny.Config.Experiment with { Seed = seed },
        Rl = Tiny.Config.Rl with { Kl = new() { Coefficient = kl } },
    });
}
