namespace RLCollapse.Learning;

/// <summary>Spreads rewards over tokens: r_t = −β·kl_t, plus the response's own reward at its last valid token.</summary>
public static class TokenRewards
{
    /// <summary>Rewards of each response's tokens, padded with 0.</summary>
    /// <param name="rewards">One a response.</param>
    /// <param name="lengths">Tokens of each response, end token included.</param>
    /// <param name="width">R, the padded length.</param>
    /// <returns>Row-major (B, R); a row's reward stands at its last valid token.</returns>
    public static float[] AtLastToken(IReadOnlyList<double> rewards, IReadOnlyList<int> lengths, int width)
    {
        var all = new float[rewards.Count * width];
        for (var row = 0; row < rewards.Count; row++) all[(row * width) + lengths[row] - 1] = (float)rewards[row];
        return all;
    }
}
