namespace RLCollapse.Analysis.Claims;

/// <summary>How a claim compares a number with its threshold.</summary>
/// <param name="Symbol">As claims write it.</param>
/// <param name="Words">In a sentence.</param>
/// <param name="Holds">Whether a number stands in that relation to a threshold.</param>
public sealed record Comparison(string Symbol, string Words, Func<double, double, bool> Holds)
{
    /// <summary>Every comparison.</summary>
    public static IReadOnlyList<Comparison> All { get; } =
    [
        new(">=", "at least", (x, threshold) => x >= threshold),
        new("<=", "at most", (x, threshold) => x <= threshold),
        new(">", "more than", (x, threshold) => x > threshold),
        new("<", "less than", (x, threshold) => x < threshold),
    ];

    /// <summary>The comparison with a symbol; null where there is none.</summary>
    public static Comparison? Find(string symbol) => All.FirstOrDefault(comparison => comparison.Symbol == symbol);

    /// <summary>The verdict on an interval: it needs both ends on one side.</summary>
    public Verdict Judge(double low, double high, double threshold) => (Holds(low, threshold), Holds(high, threshold)) switch
    {
        (true, true) => Verdict.Reproduced,
        (false, false) => Verdict.NotReproduced,
        _ => Verdict.Inconclusive,
    };
}
