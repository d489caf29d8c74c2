using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Analysis.Reports;

/// <summary>What a sweep took, as its finished runs recorded it.</summary>
/// <param name="RunSeconds">All runs after pretraining, added up.</param>
/// <param name="WallSeconds">While at least one of them was at work; breaks do not count, and what came before one stands right before what
/// came after.</param>
/// <param name="BaseSeconds">Their pretrained bases, each once, also where another sweep has made it.</param>
public sealed record SweepTime(double RunSeconds, double WallSeconds, double BaseSeconds)
{
    /// <summary>Adds up the runs of a sweep; null where none has recorded its time.</summary>
    public static SweepTime? Of(SweepData sweep)
    {
        var runs = sweep.Runs.Select(run => Recorded(run.Job.RunFolder)).OfType<(double Seconds, DateTime Started, DateTime Finished)>()
            .ToList();
        if (runs.Count == 0) return null;
        var bases = sweep.Runs.Where(run => run.Base.Length > 0).DistinctBy(run => run.Base)
            .Sum(run => run.Data.Pretraining.With("seconds").Rows.Select(row => row["seconds"]).DefaultIfEmpty(0).Max());
        return new(Math.Round(runs.Sum(run => run.Seconds), 1), Covered([.. runs.Select(run => (run.Started, run.Finished))]).TotalSeconds,
            Math.Round(bases, 1));
    }

    /// <summary>How long at least one of some spans lasted.</summary>
    public static TimeSpan Covered(IReadOnlyList<(DateTime From, DateTime To)> spans)
    {
        var (covered, end) = (TimeSpan.Zero, DateTime.MinValue);
        foreach (var (from, to) in spans.OrderBy(span => span.From))
        {
            if (to <= end) continue;
            covered += to - (from > end ? from : end);
            end = to;
        }

        return covered;
    }

    private static (double Seconds, DateTime Started, DateTime Finished)? Recorded(string folder)
    {
        var path = Path.Combine(folder, RunFiles.Info);
        if (!File.Exists(path)) return null;
        var root = RecordedPart.Read(path, "Run it again with --fresh.");
        if (root.Find("rlSeconds") is not { } rl || root.Find("started") is not { } started || root.Find("finished") is not { } finished)
            return null;
        var worked = rl.Number + (root.Find("recoverySeconds")?.Number ?? 0);
        var (from, to) = (started.Time, finished.Time);
        var begun = TimeSpan.FromSeconds(Math.Clamp(worked, 0, (to - DateTime.MinValue).TotalSeconds));
        return (worked, to - from < begun ? to - begun : from, to); // what is recorded is the last start
    }
}
