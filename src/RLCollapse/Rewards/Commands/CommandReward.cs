namespace RLCollapse.Rewards.Commands;

/// <summary>The part of the reward that a program decides.</summary>
public static class CommandReward
{
    /// <summary>Its name.</summary>
    public const string Name = "command";

    /// <summary>All groups of a step are asked about at once.</summary>
    public static RewardTerm Term { get; } = RewardTerm.Weighted(
        Name, "What the program of reward.command says of the response.", group => group.Judges.Command.Of([group])[0]) with
    {
        OfAll = (options, groups) => groups.Count == 0 ? []
            : [.. groups[0].Judges.Command.Of(groups).Select(values => values.Select(value => options.Terms[Name] * value).ToArray())],
    };
}
