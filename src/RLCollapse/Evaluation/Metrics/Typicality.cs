using RLCollapse.Runs;
using RLCollapse.Statistics;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>
/// How much sharper than its base a policy is: the slope of log π on log π_base over the answers that fit, in each format, within prompts
/// and weighted by π_base. 1 keeps the base's proportions; raters who like what is typical make it 1 + α/β (arXiv 2510.01171).
/// </summary>
public static class Typicality
{
    /// <summary>Least mass in the base of an answer that counts: what is rarer RL has hardly ever sampled.</summary>
    public const double LeastMass = 0.003;

    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        new("typicality/slope", "Slope of the log of answers' masses on that in the base, among answers that fit; 1 is as the base."),
    ], Write);

    private static void Write(Probe probe, MetricsRecord record)
    {
        if (probe.Answers is not { } masses || probe.BaseAnswers.Value is not { } before) return;
        var prompts = Enumerable.Range(0, probe.Prompts.Count).Select(prompt =>
            (from format in Enumerable.Range(0, probe.Data.Formats.Count)
             from answer in before.Of(prompt, format).Index()
             where answer.Item >= LeastMass && probe.Data.Test[prompt].Accepts(answer.Index)
             select (X: Math.Log(answer.Item), Y: Math.Log(masses.Of(prompt, format)[answer.Index]), Weight: answer.Item)).ToArray());
        if (WithinSlope.Of(prompts) is { } slope && double.IsFinite(slope)) record["typicality/slope"] = slope;
    }
}
