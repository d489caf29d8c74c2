namespace RLCollapse.Data;

/// <summary>Names of the output formats a config may speak of.</summary>
public static class KnownFormats
{
    /// <summary>Every format's name, in the order of plots and tables.</summary>
    public static IReadOnlyList<string> Names { get; } = ["python", "llm-code", "prose", "latex", "terse"];
}
