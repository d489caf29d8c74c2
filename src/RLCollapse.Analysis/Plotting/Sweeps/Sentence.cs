using RLCollapse.Data;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>Titles as sentences.</summary>
internal static class Sentence
{
    /// <summary>
    /// "Place: text", or the text alone. It begins with a capital, unless its first word is a name that is written small.
    /// </summary>
    public static string Of(string place, string text) => place.Length > 0 ? $"{Capital(place)}: {text}" : Capital(text);

    private static string Capital(string text) =>
        text.Length == 0 || text[0] == 'β' || text.StartsWith("pass@", StringComparison.Ordinal)
            || OutputFormats.All.Names.Any(name => $"{text} ".StartsWith($"{name} ", StringComparison.Ordinal))
            ? text
            : char.ToUpperInvariant(text[0]) + text[1..];
}
