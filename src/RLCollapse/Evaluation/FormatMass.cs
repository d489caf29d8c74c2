using RLCollapse.Data;
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

    /// <summary>
    /// Mass of each format, averaged over the prompts: exact where it can be. What openers leave is parted by the samples that begin with
    /// none of them, so that masses, malformed with them, sum to 1.
    /// </summary>
    /// <param name="model">Scores openers.</param>
    /// <param name="prompts">Ids of each prompt.</param>
    /// <param name="openers">How each format begins.</param>
    /// <param name="temperature">T &gt; 0.</param>
    /// <param name="padId">Fills rows.</param>
    /// <param name="samples">
    /// Tokens of samples with the index of the format of each, −1 for malformed; asked for only where some mass is a share.
    /// </param>
    public static double[] Of(
        ILanguageModel model, IReadOnlyList<int[]> prompts, IReadOnlyList<FormatOpener> openers, double temperature, int padId,
        Func<IEnumerable<(int[] Tokens, int Format)>> samples)
    {
        var opened = openers.Index().Where(opener => opener.Item.Kind == MassKind.Opener).ToArray();
        var exact = Exact(model, prompts, [.. opened.Select(opener => opener.Item.Ids)], temperature, padId);
        if (opened.Length == openers.Count) return exact;
        var masses = new double[openers.Count];
        foreach (var (opener, mass) in opened.Zip(exact)) masses[opener.Index] = mass;
        var left = Math.Max(0, 1 - exact.Sum());
        int[] others = openers.Any(opener => opener.Kind == MassKind.Sampled)
            ? [.. samples().Where(sample => !IsOpened(sample.Tokens, openers)).Select(sample => sample.Format)]
            : [];
        foreach (var (f, opener) in openers.Index().Where(opener => opener.Item.Kind != MassKind.Opener))
            masses[f] = opener.Kind == MassKind.Rest ? left : left * others.Count(format => format == f) / Math.Max(1, others.Length);
        return masses;
    }

    /// <summary>Whether a response begins with the opener of a format whose mass that is.</summary>
    public static bool IsOpened(int[] response, IReadOnlyList<FormatOpener> openers) =>
        openers.Any(opener => opener.Kind == MassKind.Opener && response.AsSpan().StartsWith(opener.Ids));

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
