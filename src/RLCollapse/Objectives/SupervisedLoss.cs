using RLCollapse.Data;
using RLCollapse.Kernels;
using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.Objectives;

/// <summary>Cross-entropy of examples under a model, in nats per token.</summary>
public static class SupervisedLoss
{
    /// <summary>Mean over the tokens that carry loss.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="examples">At least one.</param>
    /// <param name="lossOn">Which tokens carry loss; with <see cref="LossTokens.All"/> every token but a row's first.</param>
    /// <param name="padId">Fills rows.</param>
    /// <returns>A scalar that carries gradients.</returns>
    public static Tensor Of(Decoder decoder, IReadOnlyList<Example> examples, LossTokens lossOn, int padId) =>
        Sum(decoder, examples, lossOn, padId).Times(1.0 / examples.Sum(e => Tokens(e, lossOn)));

    /// <summary>Number of an example's tokens that carry loss.</summary>
    public static long Tokens(Example example, LossTokens lossOn) =>
        lossOn == LossTokens.Response ? example.Response.Length : example.Length - 1;

    /// <summary>Sum over the tokens that carry loss; parameters as for <see cref="Of"/>.</summary>
    public static Tensor Sum(Decoder decoder, IReadOnlyList<Example> examples, LossTokens lossOn, int padId)
    {
        using var batch = lossOn == LossTokens.Response
            ? TokenBatch.Create([.. examples.Select(e => e.Prompt)], [.. examples.Select(e => e.Response)], padId, decoder.Device)
            : TokenBatch.Create([.. examples.Select(e => e.Prompt[..1])],
                [.. examples.Select(e => (int[])[.. e.Prompt[1..], .. e.Response])], padId, decoder.Device);
        using var mask = batch.Mask_BR.clone();
        return -(batch.LogProbs(decoder, 1) * mask).sum();
    }
}
