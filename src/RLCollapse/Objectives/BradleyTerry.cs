using static TorchSharp.torch;

namespace RLCollapse.Objectives;

/// <summary>
/// Loss of a reward model on pairs, −log σ(r_chosen − r_rejected) (Bradley and Terry 1952; Ouyang et al. 2022, arXiv 2203.02155).
/// </summary>
public static class BradleyTerry
{
    /// <summary>Loss of each pair.</summary>
    /// <param name="scores_B">r, carries gradients: the preferred responses, then as many others in the same order; (2P).</param>
    /// <returns>(P)</returns>
    public static Tensor Compute(Tensor scores_B)
    {
        var pairs = scores_B.shape[0] / 2;
        return -nn.functional.logsigmoid(scores_B.narrow(0, 0, pairs) - scores_B.narrow(0, pairs, pairs));
    }
}
