using RLCollapse.Kernels;
using RLCollapse.Objectives;
using static TorchSharp.torch;

namespace RLCollapse.Rl;

/// <summary>
/// Generalized advantage estimation (Schulman et al. 2016, arXiv 1506.02438):
/// δ_t = r_t + γ·V_{t+1} − V_t,  A_t = δ_t + γλ·A_{t+1},  return_t = A_t + V_t, with V = 0 after the last token.
/// </summary>
/// <remarks>Values and rewards are masked before the recursion, so nothing that stands at padding leaks backwards.</remarks>
public static class Gae
{
    /// <summary>Advantages and returns of every response token.</summary>
    /// <param name="rewards_BR">Reward of each token.</param>
    /// <param name="values_BR">Value of the state before each token.</param>
    /// <param name="mask_BR">1 at response tokens, which are the first ones of each row.</param>
    /// <param name="gamma">Discount γ per token.</param>
    /// <param name="lambda">λ.</param>
    /// <returns>Two tensors (B, R), 0 at padding.</returns>
    public static (Tensor Advantages_BR, Tensor Returns_BR) Compute(
        Tensor rewards_BR, Tensor values_BR, Tensor mask_BR, double gamma, double lambda)
    {
        var rewards = MaskedMath.Only(rewards_BR, mask_BR);
        var values = MaskedMath.Only(values_BR, mask_BR);
        var length = rewards.shape[1];
        var advantages = new Tensor[length];
        var nextAdvantage = zeros_like(rewards.select(1, 0));
        var nextValue = nextAdvantage;
        for (var t = length - 1; t >= 0; t--)
        {
            var value = values.select(1, t);
            var delta = rewards.select(1, t).Plus(nextValue.Times(gamma)) - value;
            nextAdvantage = delta.Plus(nextAdvantage.Times(gamma * lambda)) * mask_BR.select(1, t);
            advantages[t] = nextAdvantage;
            nextValue = value;
        }

        var all = stack(advantages, 1);
        return (all, all.Plus(values));
    }
}
