using static TorchSharp.torch;

namespace RLCollapse.Model.Cpu;

/// <summary>The weights of a decoder but for its output head.</summary>
/// <param name="Options">Sizes.</param>
/// <param name="Embedding">(V, C)</param>
/// <param name="Blocks">First to last.</param>
/// <param name="Norm">Behind the last block, (C).</param>
internal sealed record DecoderWeights(ModelOptions Options, Tensor Embedding, IReadOnlyList<BlockWeights> Blocks, Tensor Norm)
{
    /// <summary>All of them, in the order of <see cref="DecoderPass"/>'s gradients.</summary>
    public IEnumerable<Tensor> All =>
    [
        Embedding,
        .. Blocks.SelectMany(block => (Tensor[])[block.AttentionNorm, block.Qkv.Matrix, block.Output.Matrix, block.FeedForwardNorm,
            block.GateUp.Matrix, block.Down.Matrix]),
        Norm,
    ];
}
