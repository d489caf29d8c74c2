namespace RLCollapse.Rewards;

/// <summary>How long a response is: with a weight below 0, what raters like who prefer short ones.</summary>
public static class ResponseLength
{
    /// <summary>In the list of parts.</summary>
    public static RewardTerm Term { get; } = RewardTerm.Weighted(
        "length", "Tokens of the response, the end token included.",
        group => group.Responses.Select(response => (double)response.Tokens.Length));
}
