using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Objectives;

/// <summary>
/// Direct preference optimization, −log σ(βh) (Rafailov et al. 2023, arXiv 2305.18290). Where people prefer a to b with probability
/// σ(u_a − u_b) its optimum is π ∝ π_ref·e^(u/β), that of RL on u under a KL penalty of β.
/// </summary>
public static class Dpo
{
    /// <summary>In the list of losses.</summary>
    public static PreferenceLoss Loss { get; } = new("dpo", Compute);

    /// <summary>Loss of each pair.</summary>
    /// <param name="margins_P">h in nats, carries gradients; (P).</param>
    /// <param name="beta">β &gt; 0.</param>
    /// <returns>(P)</returns>
    public static Tensor Compute(Tensor margins_P, double beta) => -nn.functional.logsigmoid(margins_P.Times(beta));
}
