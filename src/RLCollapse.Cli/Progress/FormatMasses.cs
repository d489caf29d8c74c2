using RLCollapse.Runs;

namespace RLCollapse.Cli.Progress;

/// <summary>The exact masses of a probe.</summary>
public static class FormatMasses
{
    private const string Prefix = "format_mass/";

    /// <summary>Each format's name and mass, in the record's order; empty when the record has none.</summary>
    public static IReadOnlyList<(string Name, double Mass)> Of(MetricsRecord record) =>
        [.. record.Values.Where(pair => pair.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(pair => (pair.Key[Prefix.Length..], pair.Value))];
}
