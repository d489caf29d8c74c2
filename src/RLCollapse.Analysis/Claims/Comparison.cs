namespace RLCollapse.Analysis.Claims;

/// <summary>How a claim compares a number with its threshold.</summary>
/// <param name="Symbol">As claims write it.</param>
/// <param name="Words">In a sentence.</param>
/// <param name="Holds">Whether a number stands in that relation to a threshold.</param>
public sealed record Comparison(string Symbol, string Words, Func<double, double, bool> Holds)
{
    /// <summary>Equivalence: between −threshold and threshold.</summary>
    public static Comparison Within { get; } = new("within", "within ±", (x, threshold) => Math.Abs(x) <= threshold);

    /// <summary>Every comparison.</summary>
    public static IReadOnlyList<Comparison> All { get; } =
    [
        new(">=", "at least ", (x, threshold) => x >= threshold),
        new("<=", "at most ", (x, threshold) => x <= threshold),
        new(">", "more than ", (x, threshold) => x > threshold),
        new("<", "less than ", (x, threshold) => x < threshold),
        Within,
    ];

    /// <summary>The comparison with a symbol; null where there is none.</summary>
    public static Comparison? Find(string symbol) => All.FirstOrDefault(comparison => comparison.Symbol == symbol);
}
