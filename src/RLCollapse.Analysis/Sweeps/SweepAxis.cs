namespace RLCollapse.Analysis.Sweeps;

/// <summary>One dimension of a sweep.</summary>
/// <param name="Name">In job ids, tables and claims.</param>
/// <param name="Paths">Config paths that every value sets; none for an axis of named settings.</param>
/// <param name="Values">In the order of the plan.</param>
public sealed record SweepAxis(string Name, IReadOnlyList<string> Paths, IReadOnlyList<AxisValue> Values)
{
    /// <summary>What figures call the axis, with its unit; empty where its name will do.</summary>
    public string Title { get; init; } = "";

    /// <summary>What figures call the values, by their texts; a value without one is shown as it is.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = NoLabels;

    /// <summary>The labels of an axis that gives none.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoLabels = new Dictionary<string, string>();
}

/// <summary>One value of an axis.</summary>
/// <param name="Text">In job ids: a value as it is written in the experiment file, values that move together joined by '/', or a setting's name.</param>
public sealed record AxisValue(string Text)
{
    /// <summary>What it sets.</summary>
    internal ConfigDelta Delta { get; init; } = new("", 1, "{}");
}
