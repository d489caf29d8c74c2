using RLCollapse.Data;
using RLCollapse.Runs;
using RLCollapse.Statistics;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>Probability mass of each format given a prompt, the rest malformed, and how even they are.</summary>
public static class FormatMasses
{
    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        MetricDefinition.Share("format_mass/NAME",
            "Probability that a response begins with the format's opener, exact, mean over prompts; what all others leave for a format "
            + "without one; its share of that among samples where several have none."),
        MetricDefinition.Share("format_mass_low/NAME",
            "Lower end of Wilson's 95 % interval of a mass that is a share of samples; not there where it is exact."),
        MetricDefinition.Share("format_mass_high/NAME",
            "Upper end of Wilson's 95 % interval of a mass that is a share of samples; not there where it is exact."),
        new("format_entropy", "Entropy of the masses, malformed included.", "nats", 0),
        new("effective_formats", "e to the entropy of the masses: as many formats of equal mass have it.", "formats", 1),
        new("collapse/leader", "Index of the format with the largest mass.", "", 0),
        MetricDefinition.Share("collapse/leader_mass", "The largest mass of a format; malformed is none."),
        new("collapse/step", "Step of the first probe at which a format's mass reached the threshold; -1 before.", "steps", -1),
    ], Write);

    private static void Write(Probe probe, MetricsRecord record)
    {
        double[] all = [.. probe.Masses, Math.Max(0, 1 - probe.Masses.Sum())];
        for (var f = 0; f < all.Length; f++) record[$"format_mass/{probe.NameOf(f < probe.Masses.Length ? f : -1)}"] = all[f];
        WriteIntervals(probe, record);
        record["format_entropy"] = Diversity.Entropy(all);
        record["effective_formats"] = Diversity.EffectiveNumber(all);
        var leader = Array.IndexOf(probe.Masses, probe.Masses.Max());
        record["collapse/leader"] = leader;
        record["collapse/leader_mass"] = probe.Masses[leader];
        record["collapse/step"] = probe.Collapse.Step;
    }

    /// <summary>Of masses that samples part, among those samples that begin with no opener.</summary>
    private static void WriteIntervals(Probe probe, MetricsRecord record)
    {
        var openers = probe.Data.Openers;
        if (openers.All(opener => opener.Kind != MassKind.Sampled)) return;
        var left = Math.Max(0, 1 - openers.Zip(probe.Masses).Where(opener => opener.First.Kind == MassKind.Opener).Sum(o => o.Second));
        int[] others = [.. probe.Responses.Zip(probe.Outcomes).Where(sample => !FormatMass.IsOpened(sample.First.Tokens, openers))
            .Select(sample => sample.Second.Format)];
        foreach (var (f, _) in openers.Index().Where(opener => opener.Item.Kind == MassKind.Sampled))
        {
            var (low, high) = others.Length == 0 ? (0, 1) : WilsonInterval.Of95(others.Count(format => format == f), others.Length);
            (record[$"format_mass_low/{probe.NameOf(f)}"], record[$"format_mass_high/{probe.NameOf(f)}"]) = (left * low, left * high);
        }
    }
}
