using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Evaluation;
using RLCollapse.Grading;
using RLCollapse.Rl;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>Every key of <c>metrics.jsonl</c>: what may be written, and what claims, tables and documents may speak of.</summary>
public static class RunMetrics
{
    private static readonly MetricDefinition[] OfEveryStage =
    [
        new("epoch", "Passes over the stage's data.", "epochs", 0),
        new("tokens", "Tokens that the stage has seen or sampled.", "tokens", 0),
        new("seconds", "Seconds that the stage has worked.", "seconds", 0) { IsTime = true },
        new("learning_rate", "Learning rate of the step.", "", 0),
        new("gradient_norm", "Norm of the gradient before it is clipped.", "", 0),
    ];

    private static readonly MetricDefinition[] OfSupervised =
    [
        new("loss/train", "Cross-entropy of the batch per token that carries loss.", "nats per token", 0, Better: Better.Lower),
        new("heldout_loss/NAME", "Cross-entropy per response token on held-out solutions in the format.", "nats per token", 0,
            Better: Better.Lower),
    ];

    private static readonly MetricDefinition[] OfRewardModel =
    [
        new("loss/reward_model", "Bradley–Terry loss of the batch.", "nats per pair", 0, Better: Better.Lower),
        MetricDefinition.Share("reward_model/users_found", "Share of the raters that were put into the right group by what they choose.",
            Better.Higher),
    ];

    private static readonly MetricDefinition[] OfPreferences =
    [
        new("loss/preference", "Loss of the batch of pairs.", "", 0),
        MetricDefinition.Share("preference/accuracy",
            "Share of the batch's pairs of which the policy has moved towards the preferred response more than towards the other."),
        new("preference/margin", "How much more, in log-probability since the stage's start; mean over the batch.", "nats"),
    ];

    private static string[] Names => [.. OutputFormats.All.Names, FormatClassifier.Malformed];

    private static Snapshot _last = Snapshot.Now();

    /// <summary>All of them, in the order of the documents.</summary>
    public static IReadOnlyList<MetricDefinition> All => Index.All;

    /// <summary>The definition of a key; null where there is none.</summary>
    public static MetricDefinition? Find(string key) => Index.Find(key);

    private static MetricIndex Index
    {
        get
        {
            var last = _last; // what another flow of calls sees may take its place meanwhile
            if (!last.IsCurrent) _last = last = Snapshot.Now();
            return last.Index;
        }
    }

    /// <summary>What was probably meant; null when nothing is near.</summary>
    /// <param name="key">As typed.</param>
    /// <param name="others">Further names that count.</param>
    public static string? Nearest(string key, IEnumerable<string> others) => NearestPath.Find(key, Keys().Concat(others));

    /// <summary>Requires that every key of a record is declared.</summary>
    /// <exception cref="InvalidOperationException">One is not.</exception>
    public static void Require(MetricsRecord record)
    {
        foreach (var key in record.Values.Keys.Where(key => !All.Any(definition => definition.Covers(key))))
            throw new InvalidOperationException($"The metric '{key}' is written but not declared: "
                + "add its MetricDefinition to what writes it.");
    }

    private static IEnumerable<string> Keys() => All.SelectMany(definition => !definition.IsFamily ? [definition.Key]
        : definition.Key.EndsWith("NAME", StringComparison.Ordinal) ? Names.Select(name => definition.Stem + name)
        : Enumerable.Range(1, 8).Select(number => $"{definition.Stem}{number}"));

    /// <summary>The keys with what extensions have added.</summary>
    private sealed record Snapshot(IReadOnlyList<ProbeMetric> Metrics, MetricIndex Index)
    {
        public bool IsCurrent => ReferenceEquals(Metrics, ProbeMetrics.All.Added);

        public static Snapshot Now() => new(ProbeMetrics.All.Added, new(
            [.. OfEveryStage, .. OfSupervised, .. OfRewardModel, .. OfPreferences, .. RlMetrics.Definitions,
                .. ProbeMetrics.Definitions.Where(probe => RlMetrics.Definitions.All(rl => rl.Key != probe.Key))]));
    }
}
