using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Objectives;

/// <summary>
/// Identity preference optimization, (h − 1/(2β))² (Azar et al. 2023, arXiv 2310.12036, where β is τ). Its optimum is h = (p − ½)/β, p
/// being the probability that the one is preferred to the other: bounded also where everybody agrees, which is where DPO runs away.
/// </summary>
public static class Ipo
{
    /// <summary>In the list of losses.</summary>
    public static PreferenceLoss Loss { get; } = new("ipo", Compute);

    /// <inheritdoc cref="Dpo.Compute"/>
    public static Tensor Compute(Tensor margins_P, double beta) => margins_P.Minus(1 / (2 * beta)).Squared();
}
