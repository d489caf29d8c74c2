using RLCollapse.Analysis.Metrics;

namespace RLCollapse.Analysis.Claims;

/// <summary>A number of a run and the side of a threshold on which it is claimed to lie.</summary>
/// <param name="Metric">The number.</param>
/// <param name="Comparison">The side.</param>
/// <param name="Threshold">The threshold.</param>
public sealed record Condition(RunMetric Metric, Comparison Comparison, double Threshold);
