using RLCollapse.Common;

namespace RLCollapse.Rewards;

/// <summary>The parts a reward can have, in the order in which they join.</summary>
public static class RewardTerms
{
    /// <summary>Every part there is; a new one is a line here.</summary>
    public static OpenList<RewardTerm> All { get; } = new(term => term.Name,
    [
        Correctness.Term,
        ExecutionFailure.Term,
        TokenCost.Term,
        FormatRarity.Term,
    ]);

    /// <summary>Names of those that <c>reward.terms</c> gives a weight.</summary>
    public static IReadOnlyList<string> Weighted => [.. All.Items.Where(term => term.IsWeighted).Select(term => term.Name)];
}
