using RLCollapse.Rl;
using RLCollapse.Runs;
using RLCollapse.Theory;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>
/// Where the base says that RL will end, in the probe before a stage's first step, where its algorithm and reward have a closed form.
/// </summary>
public static class TheoryShares
{
    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        MetricDefinition.Share("theory_format_only/NAME", "Mass at the optimum of a policy that chooses formats but not right responses."),
        MetricDefinition.Share("theory_full/NAME", "Mass at the optimum of a policy that also selects right responses."),
    ], Write);

    private static void Write(Probe probe, MetricsRecord record)
    {
        var (beta, reward) = (probe.Settings.Rl.Kl.Coefficient, probe.Settings.Reward);
        if (!probe.IsFirst || !ClosedForm.Applies(probe.Settings.Rl) || !probe.Reward.HasClosedForm || reward.Correctness == 0) return;
        var (masses, byFormat) = probe.Base.Value;
        var paid = byFormat.Select((b, f) => b.Accuracy * (probe.Data.Formats[f].IsExecuted ? 1 - reward.ExecutionFailureRate : 1))
            .ToArray();
        var costs = byFormat.Select(b => -reward.TokenCost * b.Length).ToArray();
        var afterCosts = TheoryLines.FormatOnly(masses, costs, beta);
        var formatOnly = TheoryLines.FormatOnly(afterCosts, [.. paid.Select(p => p * reward.Correctness)], beta);
        var full = TheoryLines.Full(afterCosts, paid, beta / reward.Correctness);
        for (var f = 0; f < masses.Length; f++)
        {
            record[$"theory_format_only/{probe.NameOf(f)}"] = formatOnly[f];
            record[$"theory_full/{probe.NameOf(f)}"] = full[f];
        }
    }
}
