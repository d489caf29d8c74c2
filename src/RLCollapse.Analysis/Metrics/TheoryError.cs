using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Metrics;

/// <summary>
/// How far a run's formats ended from where a theory line put them: <c>theory_error/format_only</c> and <c>theory_error/full</c>, the mean
/// over
/// the formats of |final mass predicted − measured|, 0 to 1. NaN where the run has no such line (it needs a fixed KL coefficient above 0)
/// or has stages: what is predicted is where RL from the base comes to rest.
/// </summary>
public static class TheoryError
{
    private const string Prefix = "theory_error/";

    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [Prefix + "format_only", Prefix + "full"];

    /// <summary>The error of that name.</summary>
    public static double Of(string name, RunData run) =>
        !run.Timeline.IsOneRl ? double.NaN
            : run.Formats.Average(format => Math.Abs(Predicted(name, format).Of(run) - Measured(format).Of(run)));

    private static RunMetric Predicted(string name, string format) => RunMetric.Parse($"theory_{name[Prefix.Length..]}/{format}@first");

    private static RunMetric Measured(string format) => RunMetric.Parse($"format_mass/{format}@last");
}
