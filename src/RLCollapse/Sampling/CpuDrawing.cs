using RLCollapse.Kernels;
using RLCollapse.Model;
using TorchSharp;

namespace RLCollapse.Sampling;

/// <summary>Draws on the CPU, from the whole support, in one pass a row.</summary>
internal sealed class CpuDrawing(SamplingOptions options) : IDrawing
{
    /// <inheritdoc/>
    public torch.Tensor Next(NextTokenScores scores, SampledRow[] rows)
    {
        var (tokens, logProbs) = TokenDraw.Of(scores.Logits_AV, options.Temperature, [.. rows.Select(r => r.NextUniform())]);
        var values = scores.Values_A.data<float>();
        for (var i = 0; i < rows.Length; i++) rows[i].Add((int)tokens[i], logProbs[i], values[i], options.EndId);
        return torch.tensor(tokens);
    }

    /// <inheritdoc/>
    public void Look(SampledRow[] rows)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
