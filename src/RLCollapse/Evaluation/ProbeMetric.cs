using RLCollapse.Runs;

namespace RLCollapse.Evaluation;

/// <summary>A measure of probes: the keys it writes, and how. What it writes is declared, once, here.</summary>
/// <param name="Definitions">Its keys.</param>
/// <param name="Write">Measures a probe into a record.</param>
public sealed record ProbeMetric(IReadOnlyList<MetricDefinition> Definitions, Action<Probe, MetricsRecord> Write);
