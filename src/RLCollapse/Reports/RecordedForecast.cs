using System.Globalization;
using RLCollapse.Figures;

namespace RLCollapse.Reports;

/// <summary>A row of <c>forecast.csv</c>.</summary>
/// <param name="Base">Hash of the base that the run started from; empty where it is not known.</param>
/// <param name="Policy">Hash of the weights that it ended with; empty where it is not known.</param>
/// <param name="Outcome">What was foretold, and what became of it.</param>
public sealed record RecordedForecast(string Base, string Policy, ForecastOutcome Outcome)
{
    /// <summary>
    /// Equal for runs that are one course as far as a forecast goes, in one experiment or in two: the same base, and the same winner after the
    /// same step of collapse, wherever RL went on to; without a collapse the same weights. Null where that cannot be told.
    /// </summary>
    public string? Course => Base.Length > 0 && double.IsFinite(Outcome.MeasuredStep) ? string.Create(CultureInfo.InvariantCulture, $"{Base} {Outcome.Winner} {Outcome.MeasuredStep:G3}")
        : Policy.Length > 0 ? Policy : null;
}
