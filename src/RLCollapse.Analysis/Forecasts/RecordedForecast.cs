using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Forecasts;

/// <summary>A row of <c>forecast.csv</c>.</summary>
/// <param name="Base">Hash of the base that the run started from; empty where it is not known.</param>
/// <param name="Policy">Hash of the weights that it ended with; empty where it is not known.</param>
/// <param name="Outcome">What was predicted, and what became of it.</param>
public sealed record RecordedForecast(string Base, string Policy, ForecastOutcome Outcome)
{
    private const double Nearby = 0.02;

    /// <summary>That of a run; null where it has no forecast.</summary>
    public static RecordedForecast? Of(SweepRun run) =>
        ForecastOutcome.Of(run.Data) is { } outcome ? new(run.Base, run.Policy, outcome) : null;

    /// <summary>
    /// Whether a run repeats another as far as a forecast goes, in one experiment or in two: it ended with the same weights, or it has the
    /// same base and the same winner, whose mass reached the threshold at the same step within 2 %, wherever RL went on to.
    /// </summary>
    public bool IsRepeatOf(RecordedForecast other) => (Policy.Length > 0 && Policy == other.Policy)
        || (Base.Length > 0 && Base == other.Base && Outcome.Winner == other.Outcome.Winner && double.IsFinite(Outcome.MeasuredStep)
            && Math.Abs(Outcome.MeasuredStep - other.Outcome.MeasuredStep) <= Nearby * Outcome.MeasuredStep);

    /// <summary>The runs without those that repeat one before them.</summary>
    public static IReadOnlyList<RecordedForecast> Distinct(IEnumerable<RecordedForecast> runs)
    {
        var kept = new List<RecordedForecast>();
        foreach (var run in runs.Where(run => !kept.Exists(run.IsRepeatOf))) kept.Add(run);
        return kept;
    }
}
