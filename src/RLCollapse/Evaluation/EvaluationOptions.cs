namespace RLCollapse.Evaluation;

/// <summary>How a policy is evaluated after training.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Held-out problems, the first ones.</summary>
    public required int Problems { get; init; }

    /// <summary>Responses sampled a problem, at least the largest of <see cref="Ks"/>.</summary>
    public required int Samples { get; init; }

    /// <summary>The k of pass@k and majority@k, rising.</summary>
    public required IReadOnlyList<int> Ks { get; init; }

    /// <summary>T &gt; 0.</summary>
    public required double Temperature { get; init; }

    /// <summary>Mass of the nucleus, above 0 to 1.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>Longest response in tokens, the end token included.</summary>
    public required int MaxNewTokens { get; init; }

    /// <summary>Seed of the draws.</summary>
    public int Seed { get; init; }
}
