using RLCollapse.Common;
using RLCollapse.Rewards.Commands;

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
        Quality.Term,
        Taste.Term,
        ResponseLength.Term,
        WordRarity.Term,
        JudgedParts.Correct,
        JudgedParts.Typicality,
        JudgedParts.Learned,
        CommandReward.Term,
        Novelty.OfMeaning,
        Novelty.OfWording,
    ]);

    /// <summary>Names of those that <c>reward.terms</c> gives a weight.</summary>
    public static IReadOnlyList<string> Weighted => [.. All.Items.Where(term => term.IsWeighted).Select(term => term.Name)];

    /// <summary>Names of those that <c>reward.times</c> multiplies by.</summary>
    public static IReadOnlyList<string> Factors => [.. All.Items.Where(term => term.IsFactor).Select(term => term.Name)];
}
