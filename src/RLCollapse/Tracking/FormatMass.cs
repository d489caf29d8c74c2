using RLCollapse.Model;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Tracking;

/// <summary>The exact probability that a response begins with a format's opener: one forward pass over prompt + opener, no sampling.</summary>
public static class FormatMass
{
    private const int RowsAPass = 512;

    /// <summary>Mass of each format, averaged over the prompts. What is missing from 1 is malformed.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="prompts">Ids of each prompt.</param>
    /// <param name="openers">Ids of each format's opener; none begins another.</param>
    /// <param name="temperature">T &gt; 0.</param>
    /// <param name="padId">Fills rows.</param>
    public static double[] Exact(Decoder decoder, IReadOnlyList<int[]> prompts, IReadOnlyList<int[]> openers, double temperature, int padId)
    {
        using var _ = no_grad();
        var masses = new double[openers.Count];
        var rows = (from prompt in prompts from opener in Enumerable.Range(0, openers.Count) select (prompt, opener)).ToArray();
        foreach (var part in rows.Chunk(RowsAPass))
        {
            using var scope = NewDisposeScope();
            using var batch = TokenBatch.Create([.. part.Select(r => r.prompt)], [.. part.Select(r => openers[r.opener])], padId, decoder.Device);
            var probabilities = (batch.LogProbs(decoder, temperature) * batch.Mask_BR).sum(1).exp().cpu().data<float>().ToArray();
            for (var i = 0; i < part.Length; i++) masses[part[i].opener] += probabilities[i] / prompts.Count;
        }

        return masses;
    }
}
