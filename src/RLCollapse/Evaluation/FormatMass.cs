using RLCollapse.Kernels;
using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.Evaluation;

/// <summary>
/// The exact probability that a response begins with a format's opener: one forward pass over prompt + opener, no sampling.
/// </summary>
public static class FormatMass
{
    private const int RowsAPart = 128;

    /// <summary>Mass of each format, averaged over the prompts. What is missing from 1 is malformed.</summary>
    /// <param name="model">Scores them.</param>
    /// <param name="prompts">Ids of each prompt.</param>
    /// <param name="openers">Ids of each format's opener; none begins another.</param>
    /// <param name="temperature">T &gt; 0.</param>
    /// <param name="padId">Fills rows.</param>
    public static double[] Exact(
        ILanguageModel model, IReadOnlyList<int[]> prompts, IReadOnlyList<int[]> openers, double temperature, int padId)
    {
        var masses = new double[openers.Count];
        var rows = (from prompt in prompts from opener in Enumerable.Range(0, openers.Count) select (prompt, opener)).ToArray();
        var probabilities = PartThreads.Map(rows.Length, RowsAPart, model.Device, part =>
        {
            using var scope = NewDisposeScope();
            var some = rows[part];
            using var batch = TokenBatch.Create([.. some.Select(r => r.prompt)], [.. some.Select(r => openers[r.opener])], padId,
                model.Device);
            return (model.Score(batch, temperature).LogProbs_BR * batch.Mask_BR).sum(1).exp().cpu().data<float>().ToArray();
        });
        foreach (var (row, probability) in rows.Zip(probabilities.SelectMany(p => p))) masses[row.opener] += probability / prompts.Count;
        return masses;
    }
}
