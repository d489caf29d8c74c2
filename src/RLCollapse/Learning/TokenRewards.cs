namespace RLCollapse.Learning;

/// <summary>Places each response's reward at its last valid token: r_t = [t last]·reward.</summary>
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
