using RLCollapse.Data;
using RLCollapse.Kernels;
using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.Objectives;

/// <summary>Cross-entropy of examples under a model, in nats.</summary>
public static class SupervisedLoss
{
    /// <summary>Mean over the tokens that carry loss, without gradients.</summary>
    /// <param name="model">Scores them.</param>
    /// <param name="examples">At least one.</param>
    /// <param name="lossOn">Which tokens carry loss.</param>
    /// <param name="padId">Fills rows.</param>
    public static double Mean(ILanguageModel model, IReadOnlyList<Example> examples, LossTokens lossOn, int padId)
    {
        using var scope = NewDisposeScope();
        using var batch = Batch(examples, lossOn, padId, model.Device);
        return Sum(model.Score(batch, 1), batch).Times(1.0 / examples.Sum(e => Tokens(e, lossOn))).Value();
    }

    /// <summary>Number of an example's tokens that carry loss.</summary>
    public static long Tokens(Example example, LossTokens lossOn) =>
        lossOn == LossTokens.Response ? example.Response.Length : example.Length - 1;

    /// <summary>Examples as a batch whose responses are the tokens that carry loss.</summary>
    /// <param name="examples">At least one.</param>
    /// <param name="lossOn">Which tokens carry loss; with <see cref="LossTokens.All"/> every token but a row's first.</param>
    /// <param name="padId">Fills rows.</param>
    /// <param name="device">Where to put it.</param>
    public static TokenBatch Batch(IReadOnlyList<Example> examples, LossTokens lossOn, int padId, Device device) =>
        lossOn == LossTokens.Response
            ? TokenBatch.Create([.. examples.Select(e => e.Prompt)], [.. examples.Select(e => e.Response)], padId, device)
            : TokenBatch.Create([.. examples.Select(e => e.Prompt[..1])],
                [.. examples.Select(e => (int[])[.. e.Prompt[1..], .. e.Response])], padId, device);

    /// <summary>Sum over the tokens of a batch, a scalar.</summary>
    public static Tensor Sum(TokenScores scores, TokenBatch batch) => -(scores.LogProbs_BR * batch.Mask_BR).sum();
}
