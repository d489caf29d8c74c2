using System.ComponentModel.DataAnnotations;
using RLCollapse.Config;
using RLCollapse.Rewards;

namespace RLCollapse.Preferences;

/// <summary>
/// Section <c>raters</c>: people who compare two responses to a prompt. They prefer a to b with probability σ(u_a − u_b), u being the sum
/// of what they like.
/// </summary>
public sealed record RaterOptions
{
    /// <summary>
    /// What they like: part of the reward → weight, which makes u. Default: correct 2, so that a right answer is preferred to a wrong one
    /// with probability 0.88.
    /// </summary>
    [ValueRange(-1_000, 1_000), KnownNames(typeof(RewardTerms), "part of the reward with a weight", Among = nameof(RewardTerms.Weighted))]
    public IReadOnlyDictionary<string, double> Likes { get; init; } = new Dictionary<string, double> { ["correct"] = 2 };

    /// <summary>Which people: seed of their choices beside the run's. Default 0.</summary>
    [Range(0, int.MaxValue)]
    public int Seed { get; init; }

    /// <summary>Whose taste they have, where they like <c>taste</c>; not of the run's seed. Default 0.</summary>
    [Range(0, int.MaxValue)]
    public int TasteSeed { get; init; }

    /// <summary>
    /// For whom that taste is drawn: <c>all</c> runs alike; anew for each <c>seed</c>, whose members share it; or for each <c>member</c> of
    /// a seed. Default <c>all</c>.
    /// </summary>
    public TasteDraw TasteDrawn { get; init; } = TasteDraw.All;

    /// <summary>
    /// What they find typical is what a base of another seed finds likely: the run's seed and this. Default 10.
    /// </summary>
    [Range(1, 1_000_000)]
    public int TypicalSeedOffset { get; init; } = 10;

    /// <summary>Probability [0, 1] that a choice is a coin's. Default 0.</summary>
    [Range(0.0, 1.0)]
    public double Noise { get; init; }
}
