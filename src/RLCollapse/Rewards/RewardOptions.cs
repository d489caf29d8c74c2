using System.ComponentModel.DataAnnotations;
using RLCollapse.Config;
using RLCollapse.Rewards.Commands;

namespace RLCollapse.Rewards;

/// <summary>Section <c>reward</c>: what a response earns at its last token.</summary>
public sealed record RewardOptions : IHasIdleOptions
{
    /// <summary>Reward of the right answer. Default 1.</summary>
    [Range(0.0, 1_000.0)]
    public double Correctness { get; init; } = 1;

    /// <summary>
    /// Probability [0, 1] that the run of a code response fails at random, as in a flaky sandbox, and earns nothing. Default 0.
    /// </summary>
    [Range(0.0, 1.0)]
    public double ExecutionFailureRate { get; init; }

    /// <summary>Cost of each response token. Default 0.</summary>
    [Range(0.0, 10.0)]
    public double TokenCost { get; init; }

    /// <summary>
    /// Further parts of the reward, by name, and the weight with which each is added; typicality/NAME asks companion NAME. Default: none.
    /// </summary>
    [ValueRange(-1_000, 1_000)]
    [KnownNames(typeof(RewardTerms), "part of the reward with a weight", Among = nameof(RewardTerms.Weighted),
        Followed = nameof(RewardTerms.AskingCompanions))]
    public IReadOnlyDictionary<string, double> Terms { get; init; } = new Dictionary<string, double>();

    /// <summary>
    /// How the groups of a reward model (<c>assign</c> known or em) make part <c>learned</c>: the <c>mean</c> of their scores, or
    /// <c>min</c>, the reward of the group that is worst off (MaxMin-RLHF, arXiv 2402.08925), by weights on groups, each group's score as
    /// its gain over the base on training questions, in its standard deviations there. Default mean.
    /// </summary>
    public RewardOver Over { get; init; } = RewardOver.Mean;

    /// <summary>
    /// Under <c>min</c>, how fast weights move: in a step of RL a group's falls by e^(−overRate·its mean score) against the others'.
    /// Default 0.05.
    /// </summary>
    [Range(0.0001, 10.0)]
    public double OverRate { get; init; } = 0.05;

    /// <summary>The same reward, which asks no companion.</summary>
    public RewardOptions WithoutCompanions =>
        this with { Terms = Terms.Where(term => RewardTerms.CompanionOf(term.Key) is null).ToDictionary() };

    /// <summary>Whose taste part <c>taste</c> is; not of the run's seed. Default 0.</summary>
    [Range(0, int.MaxValue)]
    public int TasteSeed { get; init; }

    /// <summary>
    /// Parts of the reward, by name, that the sum of the others is multiplied by; where that is negative, a small factor is a gain.
    /// Default: none.
    /// </summary>
    [KnownNames(typeof(RewardTerms), "part of the reward that multiplies", Among = nameof(RewardTerms.Factors))]
    public IReadOnlyList<string> Times { get; init; } = [];

    /// <summary>The program that part <c>command</c> asks.</summary>
    public RewardCommandOptions Command { get; init; } = new();

    /// <summary>Whether it is asked.</summary>
    public bool AsksCommand => Terms.GetValueOrDefault(CommandReward.Name) != 0;

    /// <inheritdoc/>
    public IEnumerable<string> IdleOptions =>
        [.. Over == RewardOver.Min ? [] : (string[])["overRate"], .. AsksCommand ? [] : (string[])["command"]];
}
