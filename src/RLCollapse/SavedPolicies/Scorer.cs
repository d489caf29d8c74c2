using RLCollapse.Model;
using RLCollapse.Objectives;
using static TorchSharp.torch;

namespace RLCollapse.SavedPolicies;

/// <summary>
/// Log-probabilities and values of given responses, by the functions that training uses (<see cref="ILanguageModel.Score"/>,
/// <see cref="KlEstimator"/>).
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
    public static IEnumerable<Score> Of(
        IReadOnlyList<ScoreRow> rows, ILanguageModel policy, ILanguageModel? reference, double temperature, int padId) =>
        rows.Chunk(RowsAPass).SelectMany(part => Pass(part, policy, reference, temperature, padId));

    private static Score[] Pass(ScoreRow[] rows, ILanguageModel policy, ILanguageModel? reference, double temperature, int padId)
    {
        using var scope = NewDisposeScope();
        using var batch = TokenBatch.Create([.. rows.Select(r => r.Prompt)], [.. rows.Select(r => r.Response)], padId,
            policy.Device);
        var scores = policy.Score(batch, temperature);
        var (ofPolicy, values) = (ByRow(scores.LogProbs_BR, rows), ByRow(scores.Values_BR, rows));
        var ofReference = reference is null
            ? null
            : OfReference(rows, scores.LogProbs_BR, reference.Score(batch, temperature).LogProbs_BR);
        return [.. rows.Select((row, i) => new Score(row, ofPolicy[i], values[i], ofReference?[i]))];
    }

    private static ReferenceScore[] OfReference(ScoreRow[] rows, Tensor logProbs, Tensor referenceLogProbs)
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
