using RLCollapse.Kernels;
using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.Sampling;

/// <summary>Draws by fused kernels, from the whole support.</summary>
internal sealed class FusedDrawing(Policy policy, SamplingOptions options) : IDrawing
{
    /// <inheritdoc/>
    public Tensor Next(Tensor hidden, SampledRow[] rows)
    {
        using var logits = policy.Decoder.Logits(hidden); // (A, V)
        var (tokens, logProbs) = TokenDraw.Of(logits, options.Temperature, [.. rows.Select(r => r.NextUniform())]);
        using var values = policy.Values(hidden);
        var before = values.data<float>();
        for (var i = 0; i < rows.Length; i++) rows[i].Add((int)tokens[i], logProbs[i], before[i], options.EndId);
        return tensor(tokens, device: hidden.device);
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
