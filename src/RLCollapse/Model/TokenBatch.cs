using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>
/// Prompts with their responses as tensors: rows right-padded to T columns, responses padded to R. The token at response
/// position r is predicted from the column before it.
/// </summary>
public sealed class TokenBatch : IDisposable
{
    private TokenBatch(Tensor tokens, Tensor predictors, Tensor responses, Tensor mask)
    {
        Tokens_BT = tokens;
        Predictors_BR = predictors;
        Responses_BR = responses;
        Mask_BR = mask;
    }

    /// <summary>int64 (B, T): prompt, response, padding.</summary>
    public Tensor Tokens_BT { get; }

    /// <summary>int64 (B, R): flat index b·T + t of the column that predicts each response token; 0 at padding.</summary>
    public Tensor Predictors_BR { get; }

    /// <summary>int64 (B, R): the response's tokens, its end token included; 0 at padding.</summary>
    public Tensor Responses_BR { get; }

    /// <summary>float (B, R): 1 at the response's tokens, its end token included, 0 at padding.</summary>
    public Tensor Mask_BR { get; }

    /// <summary>Builds a batch from ragged rows.</summary>
    /// <param name="prompts">Ids of each row's prompt, at least one.</param>
    /// <param name="responses">Ids of each row's response, at least one.</param>
    /// <param name="padId">Fills the columns behind.</param>
    /// <param name="device">Where to put it.</param>
    public static TokenBatch Create(IReadOnlyList<int[]> prompts, IReadOnlyList<int[]> responses, int padId, Device device)
    {
        var rows = prompts.Count;
        var columns = Enumerable.Range(0, rows).Max(b => prompts[b].Length + responses[b].Length);
        var longest = responses.Max(r => r.Length);
        var tokens = new long[rows * columns];
        var predictors = new long[rows * longest];
        var targets = new long[rows * longest];
        var mask = new float[rows * longest];
        Array.Fill(tokens, padId);
        for (var b = 0; b < rows; b++)
        {
            for (var t = 0; t < prompts[b].Length; t++) tokens[(b * columns) + t] = prompts[b][t];
            for (var r = 0; r < responses[b].Length; r++)
            {
                var column = (b * columns) + prompts[b].Length + r;
                tokens[column] = responses[b][r];
                predictors[(b * longest) + r] = column - 1;
                targets[(b * longest) + r] = responses[b][r];
                mask[(b * longest) + r] = 1;
            }
        }

        return new TokenBatch(
            tensor(tokens, [rows, columns], device: device),
            tensor(predictors, [rows, longest], device: device),
            tensor(targets, [rows, longest], device: device),
            tensor(mask, [rows, longest], device: device));
    }

    /// <summary>Some rows of this batch, as a new one.</summary>
    /// <param name="rows">int64 row numbers.</param>
    public TokenBatch Rows(Tensor rows)
    {
        var columns = Tokens_BT.shape[1];
        using var scope = NewDisposeScope();
        var shift = (arange(rows.shape[0], device: rows.device) - rows).unsqueeze(1) * columns;
        var mask = Mask_BR.index_select(0, rows);
        var predictors = ((Predictors_BR.index_select(0, rows) + shift) * mask.to_type(int64));
        return new TokenBatch(
            Tokens_BT.index_select(0, rows).MoveToOuterDisposeScope(),
            predictors.MoveToOuterDisposeScope(),
            Responses_BR.index_select(0, rows).MoveToOuterDisposeScope(),
            mask.MoveToOuterDisposeScope());
    }

    /// <summary>Hidden states that predict the response tokens.</summary>
    /// <param name="decoder">The model.</param>
    /// <returns>(B, R, C)</returns>
    public Tensor Hidden(Decoder decoder)
    {
        using var hidden = decoder.Hidden(Tokens_BT); // (B, T, C)
        var width = hidden.shape[2];
        return hidden.view(-1, width).index_select(0, Predictors_BR.reshape(-1)).view(Predictors_BR.shape[0], Predictors_BR.shape[1], width);
    }

    /// <summary>Log-probabilities of the response tokens under a model; whatever stands at padding must be masked.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="temperature">T &gt; 0.</param>
    /// <returns>(B, R)</returns>
    public Tensor LogProbs(Decoder decoder, double temperature) =>
        LogProbabilities.Of(decoder.Logits(Hidden(decoder)), Responses_BR, temperature);

    /// <inheritdoc/>
    public void Dispose()
    {
        Tokens_BT.Dispose();
        Predictors_BR.Dispose();
        Responses_BR.Dispose();
        Mask_BR.Dispose();
    }
}
