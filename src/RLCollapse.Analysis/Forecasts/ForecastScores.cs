using RLCollapse.Statistics;

namespace RLCollapse.Analysis.Forecasts;

/// <summary>
/// How often and how closely what was said of runs from their bases came true. Every page and figure counts by this: runs that repeat
/// another count once, and shares, correlations and intervals go by base. A run whose base is not known is a base of its own.
/// </summary>
public sealed class ForecastScores
{
    private static readonly double[] Edges = [0, 0.5, 0.7, 0.9, 0.99];
    private readonly IReadOnlyList<(string Base, ForecastOutcome Run)> _runs;

    private ForecastScores(IReadOnlyList<(string Base, ForecastOutcome Run)> runs) => _runs = runs;

    /// <summary>The scores of the distinct ones among runs (<see cref="RecordedForecast.Distinct"/>).</summary>
    public static ForecastScores Of(IEnumerable<RecordedForecast> runs) => new(
        [.. RecordedForecast.Distinct(runs).Select((run, i) => (run.Base.Length > 0 ? run.Base : $"#{i}", run.Outcome))]);

    /// <summary>The distinct runs.</summary>
    public IReadOnlyList<ForecastOutcome> Runs => [.. _runs.Select(run => run.Run)];

    /// <summary>How many bases they come from.</summary>
    public int Bases => _runs.Select(run => run.Base).Distinct().Count();

    /// <summary>Those of them whose best-paid format is certain at the base.</summary>
    public ForecastScores Certain => new([.. _runs.Where(run => run.Run.IsCertain)]);

    /// <summary>The forecast leader wins.</summary>
    public ClusteredShare Leader => Share(run => run.LeaderWins);

    /// <summary>The most accurate format before RL wins.</summary>
    public ClusteredShare MostAccurate => Share(run => run.MostAccurateWins);

    /// <summary>The most common format before RL wins.</summary>
    public ClusteredShare MostCommon => Share(run => run.MostCommonWins);

    /// <summary>A collapse or none comes as forecast.</summary>
    public ClusteredShare Collapse => Share(run => run.CollapsesAsForecast);

    /// <summary>The forecast leader less the most accurate format, in the runs in which both can be told.</summary>
    public ClusteredDifference LeaderOverMostAccurate => Difference(run => run.LeaderWins, run => run.MostAccurateWins);

    /// <summary>The forecast leader less the most common format.</summary>
    public ClusteredDifference LeaderOverMostCommon => Difference(run => run.LeaderWins, run => run.MostCommonWins);

    /// <summary>Forecast and measured collapse steps by rank, over the runs that have both.</summary>
    public ClusteredRankCorrelation StepRanks => ClusteredRankCorrelation.Of(
        [.. _runs.Where(run => run.Run.HasBothSteps).Select(run => (run.Base, run.Run.Step, run.Run.MeasuredStep))]);

    /// <summary>Forecast ÷ measured collapse steps, over the runs that have both.</summary>
    public RatioErrors Steps => RatioErrors.Of([.. Runs.Where(run => run.HasBothSteps).Select(run => (run.Step, run.MeasuredStep))]);

    /// <summary>How far the leader's probability came out.</summary>
    public Reliability Reliability => Reliability.Of(
        [.. from run in _runs
            where run.Run.LeaderWins is not null && !double.IsNaN(run.Run.LeaderProbability)
            select (run.Base, run.Run.LeaderProbability, run.Run.LeaderWins!.Value)],
        Edges);

    private ClusteredShare Share(Func<ForecastOutcome, bool?> isHit) =>
        ClusteredShare.Of(_runs.SelectMany(run => isHit(run.Run) is { } hit ? [(run.Base, hit)] : Array.Empty<(string, bool)>()));

    private ClusteredDifference Difference(Func<ForecastOutcome, bool?> first, Func<ForecastOutcome, bool?> second) =>
        ClusteredDifference.Of([.. _runs.SelectMany(run => (first(run.Run), second(run.Run)) is ({ } one, { } other)
            ? [(run.Base, one, other)] : Array.Empty<(string, bool, bool)>())]);
}
