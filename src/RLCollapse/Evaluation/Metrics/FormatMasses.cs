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
            + "without one; the share of samples where that is not known either."),
        MetricDefinition.Share("format_mass_low/NAME",
            "Lower end of Wilson's 95 % interval of a mass that is a share of samples; not there where it is exact."),
        MetricDefinition.Share("format_mass_high/NAME",
            "Upper end of Wilson's 95 % interval of a mass that is a share of samples; not there where it is exact."),
        new("format_entropy", "Entropy of the masses, malformed included.", "nats", 0),
        new("effective_formats", "e to the entropy of the masses: as many formats of equal mass have it.", "formats", 1),
        new("collapse/leader", "Index of the format with the largest mass.", "", 0),
        MetricDefinition.Share("collapse/leader_mass", "The largest mass of a format."),
        new("collapse/step", "Step of the first probe at which a format's mass reached the threshold; -1 before.", "steps", -1),
    ], Write);

    private static void Write(Probe probe, MetricsRecord record)
    {
        double[] all = [.. probe.Masses, Math.Max(0, 1 - probe.Masses.Sum())];
        for (var f = 0; f < all.Length; f++) record[$"format_mass/{probe.NameOf(f < probe.Masses.Length ? f : -1)}"] = all[f];
        foreach (var (f, _) in probe.Data.Openers.Index().Where(opener => opener.Item.Kind == MassKind.Sampled))
        {
            var samples = probe.Outcomes.Count;
            var (low, high) = WilsonInterval.Of95((int)Math.Round(all[f] * samples), samples);
            (record[$"format_mass_low/{probe.NameOf(f)}"], record[$"format_mass_high/{probe.NameOf(f)}"]) = (low, high);
        }

        record["format_entropy"] = Diversity.Entropy(all);
        record["effective_formats"] = Diversity.EffectiveNumber(all);
        var leader = Array.IndexOf(probe.Masses, probe.Masses.Max());
        record["collapse/leader"] = leader;
        record["collapse/leader_mass"] = probe.Masses[leader];
        record["collapse/step"] = probe.Collapse.Step;
    }
}
