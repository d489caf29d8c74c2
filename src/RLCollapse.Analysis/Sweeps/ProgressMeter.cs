using RLCollapse.Stages;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>Adds up the work of a sweep, each base once, and foresees its end from the pace of this session.</summary>
/// <param name="plan">All jobs.</param>
/// <param name="costs">What they cost.</param>
/// <param name="runs">Results root of the runs.</param>
/// <param name="time">The clock.</param>
internal sealed class ProgressMeter(SweepPlan plan, SweepCosts costs, string runs, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private readonly HashSet<string> _trained = [];
    private double? _before;

    /// <summary>Where the sweep is.</summary>
    /// <param name="done">Jobs that are done.</param>
    /// <param name="failed">Jobs given up in this session.</param>
    /// <param name="running">Jobs that workers have.</param>
    public SweepProgress Read(IReadOnlySet<SweepJob> done, IReadOnlySet<SweepJob> failed, IEnumerable<SweepJob> running)
    {
        var progress = running.Select(job => StepReader.Of(job, runs)).ToArray();
        var (all, finished) = (0.0, 0.0);
        foreach (var job in plan.Jobs)
        {
            var cost = costs.Of(job).Own;
            var fraction = done.Contains(job) || failed.Contains(job) ? 1 : OwnFraction(job, progress);
            (all, finished) = (all + cost, finished + (cost * fraction));
        }

        foreach (var needed in plan.Jobs.GroupBy(job => job.Base))
        {
            var cost = costs.Of(needed.First()).Pretraining;
            var fraction = IsTrained(needed.First()) || needed.All(failed.Contains) ? 1 : Fraction(progress, p => p.Job.Base == needed.Key && p.Stage == "pretraining");
            (all, finished) = (all + cost, finished + (cost * fraction));
        }

        var pace = (finished - (_before ??= finished)) / time.GetElapsedTime(_started).TotalSeconds;
        var left = pace > 0 ? TimeSpan.FromSeconds(Math.Min((all - finished) / pace, TimeSpan.MaxValue.TotalSeconds / 2)) : (TimeSpan?)null;
        return new SweepProgress(plan.Jobs.Count, done.Count, failed.Count, all > 0 ? finished / all : 1, left, progress);
    }

    /// <summary>The part done of RL and recovery, as they share their cost.</summary>
    private double OwnFraction(SweepJob job, IEnumerable<JobProgress> progress)
    {
        var (cost, own) = (costs.Of(job), progress.Where(p => p.Job == job).ToArray());
        var rl = own.Any(p => p.Stage == Recovery.Phase) ? 1 : Fraction(own, p => p.Stage == "rl");
        return cost.Recovery == 0 ? rl : ((cost.Rl * rl) + (cost.Recovery * Fraction(own, p => p.Stage == Recovery.Phase))) / (cost.Rl + cost.Recovery);
    }

    private static double Fraction(IEnumerable<JobProgress> progress, Func<JobProgress, bool> match) =>
        progress.Where(match).Select(p => p.Steps > 0 ? Math.Min(0.99, (double)p.Step / p.Steps) : 0).DefaultIfEmpty(0).Max();

    private bool IsTrained(SweepJob job)
    {
        if (_trained.Contains(job.Base)) return true;
        return BaseCache.IsTrained(runs, job.Config) && _trained.Add(job.Base);
    }
}
