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
            var cost = costs.Of(needed.First()).Base;
            var fraction = IsTrained(needed.First()) || needed.All(failed.Contains)
                ? 1
                : Fraction(progress, p => p.Job.Base == needed.Key && p.Stage == "pretraining");
            (all, finished) = (all + cost, finished + (cost * fraction));
        }

        var pace = (finished - (_before ??= finished)) / time.GetElapsedTime(_started).TotalSeconds;
        var left = pace > 0 ? TimeSpan.FromSeconds(Math.Min((all - finished) / pace, TimeSpan.MaxValue.TotalSeconds / 2)) : (TimeSpan?)null;
        return new SweepProgress(plan.Jobs.Count, done.Count, failed.Count, all > 0 ? finished / all : 1, left, progress);
    }

    /// <summary>The part done of the stages behind the base, as they share their cost.</summary>
    private double OwnFraction(SweepJob job, IEnumerable<JobProgress> progress)
    {
        var (stages, cost) = (job.Config.OwnStages.Select(stage => stage.Name).ToList(), costs.Of(job).Stages);
        if (progress.FirstOrDefault(p => p.Job == job) is not { } own || stages.IndexOf(own.Stage) is not (>= 0 and var at)) return 0;
        var (all, done) = (stages.Sum(stage => cost.GetValueOrDefault(stage)), stages.Take(at).Sum(stage => cost.GetValueOrDefault(stage)));
        var fraction = Fraction([own], _ => true);
        return all > 0 ? Math.Min(0.99, (done + (fraction * cost.GetValueOrDefault(own.Stage))) / all) : fraction;
    }

    private static double Fraction(IEnumerable<JobProgress> progress, Func<JobProgress, bool> match) =>
        progress.Where(match).Select(p => p.Steps > 0 ? Math.Min(0.99, (double)p.Step / p.Steps) : 0).DefaultIfEmpty(0).Max();

    private bool IsTrained(SweepJob job)
    {
        if (_trained.Contains(job.Base)) return true;
        return BaseCache.IsTrained(runs, job.Config) && _trained.Add(job.Base);
    }
}
