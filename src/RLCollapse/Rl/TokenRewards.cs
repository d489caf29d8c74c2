using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Rl;

/// <summary>
/// Rewards of response tokens: r_t = [t last]·reward − β·kl_t, the second term when the KL penalty is placed in the reward.
/// </summary>
public static class TokenRewards
{
    /// <summary>Places each response's reward at its last valid token, and 0 elsewhere.</summary>
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

    /// <summary>Takes the penalty off every token's reward.</summary>
    /// <param name="rewards_BR">As of <see cref="AtLastToken"/>.</param>
    /// <param name="kl_BR">Estimate at each token, nats, 0 at padding.</param>
    /// <param name="klCoefficient">β.</param>
    /// <returns>(B, R)</returns>
    public static Tensor Penalized(Tensor rewards_BR, Tensor kl_BR, double klCoefficient) => rewards_BR - kl_BR.Times(klCoefficient);
}
