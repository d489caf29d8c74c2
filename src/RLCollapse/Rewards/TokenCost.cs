namespace RLCollapse.Rewards;

/// <summary>What each token costs, <see cref="RewardOptions.TokenCost"/>.</summary>
public static class TokenCost
{
    /// <summary>In the list of parts.</summary>
    public static RewardTerm Term { get; } = new(
        "token-cost", "Takes a price off for each token of the response.", RewardJoin.Add,
        (options, group) => [.. group.Responses.Select(response => -(options.TokenCost * response.Tokens.Length))],
        options => options.TokenCost > 0) { HasClosedForm = true };
}
