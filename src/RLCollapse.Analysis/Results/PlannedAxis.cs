using System.Globalization;

namespace RLCollapse.Analysis.Results;

/// <summary>One axis of a sweep's plan.</summary>
/// <param name="Name">Its name, unique in the plan.</param>
/// <param name="Paths">The config paths that every value sets; none for an axis of named settings.</param>
/// <param name="Values">Its values as texts, in the plan's order: as the experiment file writes them, values that move together joined by
/// '/', or names of settings.</param>
public sealed record PlannedAxis(string Name, IReadOnlyList<string> Paths, IReadOnlyList<string> Values)
{
    /// <summary>Values that a command line gave: seeds that were added, numbers between which a threshold was sought.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    /// <summary>Whether the axis repeats an arm with other seeds.</summary>
    public bool IsSeed => Paths is ["experiment.seed"] || (Paths.Count != 1 && Name == "seed");

    /// <summary>Whether the axis is the KL coefficient.</summary>
    public bool IsKl => Paths is ["rl.kl.coefficient"];

    /// <summary>Whether every value is a number.</summary>
    public bool IsNumeric => Values.All(value => Number(value) is not null);

    /// <summary>Its values from left to right: names in the plan's order, numbers from the least on.</summary>
    public IReadOnlyList<string> Places => IsNumeric ? [.. Values.OrderBy(Number)] : Values;

    /// <summary>What the experiment would have figures call the axis; empty where it says nothing.</summary>
    public string GivenTitle { get; init; } = string.Empty;

    /// <summary>What figures call the axis.</summary>
    public string Title => GivenTitle.Length > 0 ? GivenTitle : IsKl ? "KL coefficient β" : Name;

    /// <summary>What the experiment would have figures call its values; a value without one is shown as it is.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// A value in a legend or a sentence, where it stands without its axis: its label, if that says more than the value does, else
    /// "β = 0.3" or "what the axis is called = value".
    /// </summary>
    public string Label(string value) => Labels.GetValueOrDefault(value) is { } label && label != value
        ? label
        : $"{(IsKl ? "β" : WithoutUnit(Title))} = {value}";

    /// <summary>A value at its tick: its label, unless the axis is one of numbers.</summary>
    public string Tick(string value) => IsNumeric ? value : Labels.GetValueOrDefault(value) ?? value;

    /// <summary>
    /// The value as the plan writes it: the same text, or the same number written otherwise; null where the axis has none such.
    /// </summary>
    public string? Find(string value) => Values.FirstOrDefault(v => v == value)
        ?? (Number(value) is { } number ? Values.FirstOrDefault(v => Number(v) == number) : null);

    private static string WithoutUnit(string title) =>
        title.EndsWith(')') && title.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var at ? title[..at] : title;

    /// <summary>A value as a number; null where it is none.</summary>
    public static double? Number(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
