using RLCollapse.Figures;

namespace RLCollapse.Reports;

/// <summary>A row of <c>forecast.csv</c>.</summary>
/// <param name="Policy">Hash of the weights that the run ended with, equal for runs that two experiments have in common; empty where it is not known.</param>
/// <param name="Outcome">What was foretold, and what became of it.</param>
public sealed record RecordedForecast(string Policy, ForecastOutcome Outcome);
