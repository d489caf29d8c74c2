using RLCollapse.Common;
using RLCollapse.Rewards.Commands;

namespace RLCollapse.Rewards;

/// <summary>The parts a reward can have, in the order in which they join.</summary>
public static class RewardTerms
{
    private const char Mark = '/';

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

    /// <summary>Those of them that may ask a companion: PART/NAME.</summary>
    public static IReadOnlyList<string> AskingCompanions { get; } = [JudgedParts.Typicality.Name];

    /// <summary>Names of those that <c>reward.times</c> multiplies by.</summary>
    public static IReadOnlyList<string> Factors => [.. All.Items.Where(term => term.IsFactor).Select(term => term.Name)];

    /// <summary>Whether it is the name of a part that has a weight, of a companion or not.</summary>
    public static bool IsWeighted(string name) => Weighted.Contains(name) || CompanionOf(name) is not null;

    /// <summary>Name of the companion that a part asks; null where it asks none.</summary>
    public static string? CompanionOf(string name) =>
        name.Split(Mark, 2) is [var part, { Length: > 0 } companion] && AskingCompanions.Contains(part) ? companion : null;

    /// <summary>The parts that options ask for, in the order in which they join.</summary>
    public static IReadOnlyList<RewardTerm> Of(RewardOptions options) =>
    [
        .. All.Items.Where(term => !term.IsFactor)
            .Concat(options.Terms.Keys.Where(name => CompanionOf(name) is not null).Order(StringComparer.Ordinal)
                .Select(name => JudgedParts.TypicalityTo(name, CompanionOf(name)!)))
            .Concat(All.Items.Where(term => term.IsFactor)).Where(term => term.IsUsed(options)),
    ];
}
