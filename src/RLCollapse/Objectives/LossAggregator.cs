using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Objectives;

/// <summary>
/// Makes one loss of a minibatch's token losses, as weights of its tokens.
/// </summary>
public static class LossAggregator
{
    /// <summary>Weight of each token in the loss.</summary>
    /// <param name="mask_BR">1 at tokens that carry loss.</param>
    /// <param name="aggregation">How to average.</param>
    /// <param name="maxNewTokens">Divisor a sequence has with <see cref="LossAggregation.Constant"/>.</param>
    /// <returns>(B, R); sums to 1 for the two means, 0 where the mask is 0.</returns>
    public static Tensor Weights(Tensor mask_BR, LossAggregation aggregation, int maxNewTokens) => aggregation switch
    {
        LossAggregation.TokenMean => mask_BR / mask_BR.sum().AtLeast(1),
        LossAggregation.SequenceMean => SequenceMean(mask_BR),
        _ => mask_BR.Over((double)mask_BR.shape[0] * maxNewTokens),
    };

    private static Tensor SequenceMean(Tensor mask_BR)
    {
        var lengths = mask_BR.sum(1, keepdim: true);
        var sequences = lengths.Exceeds(0).to_type(float32).sum().AtLeast(1);
        return mask_BR / (lengths.AtLeast(1) * sequences);
    }
}
