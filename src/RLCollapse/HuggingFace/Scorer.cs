using RLCollapse.Model;
using RLCollapse.Objectives;
using static TorchSharp.torch;

namespace RLCollapse.HuggingFace;

/// <summary>
/// Log-probabilities and values of given responses, by the functions that training uses (<see cref="TokenBatch"/>,
/// <see cref="LogProbabilities"/>, <see cref="KlEstimator"/>).
/// </summary>
public static class Scorer
{
    private const int RowsAPass = 64;

    /// <summary>Scores rows, in their order.</summary>
    /// <param name="rows">The responses.</param>
    /// <param name="policy">The model.</param>
    /// <param name="reference">Another to compare with, on the same device, or null.</param>
    /// <param name="temperature">T &gt; 0.</param>
    /// <param name="padId">Fills rows of a pass.</param>
    public static IEnumerable<Score> Of(IReadOnlyList<ScoreRow> rows, Policy policy, Policy? reference, double temperature, int padId) =>
        rows.Chunk(RowsAPass).SelectMany(part => Pass(part, policy, reference, temperature, padId));

    private static Score[] Pass(ScoreRow[] rows, Policy policy, Policy? reference, double temperature, int padId)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using var batch = TokenBatch.Create([.. rows.Select(r => r.Prompt)], [.. rows.Select(r => r.Response)], padId,
            policy.Decoder.Device);
        var hidden = batch.Hidden(policy.Decoder); // (B, R, C)
        var logProbs = LogProbabilities.Of(policy.Decoder.Logits(hidden), batch.Responses_BR, temperature, policy.Decoder.Kernels);
        var ofPolicy = ByRow(logProbs, rows);
        var values = ByRow(policy.Values(hidden), rows);
        var ofReference = reference is null ? null : OfReference(rows, batch, logProbs, batch.LogProbs(reference.Decoder, temperature));
        return [.. rows.Select((row, i) => new Score(row, ofPolicy[i], values[i], ofReference?[i]))];
    }

    private static ReferenceScore[] OfReference(ScoreRow[] rows, TokenBatch batch, Tensor logProbs, Tensor referenceLogProbs)
    {
        var k1 = ByRow(KlEstimator.OfTokens(logProbs, referenceLogProbs, KlEstimatorKind.K1), rows);
        return [.. ByRow(referenceLogProbs, rows).Select((row, i) => new ReferenceScore(row, k1[i].Sum(k => (double)k)))];
    }

    /// <summary>Each row's numbers, padding left out.</summary>
    private static float[][] ByRow(Tensor values_BR, ScoreRow[] rows)
    {
        var width = (int)values_BR.shape[1];
        var all = values_BR.cpu().contiguous().data<float>().ToArray();
        return [.. rows.Select((row, i) => all[(i * width)..((i * width) + row.Response.Length)])];
    }
}
