using static TorchSharp.torch;

namespace RLCollapse.Model.Cpu;

/// <summary>The weights of a decoder block, in the order of the pass.</summary>
/// <param name="AttentionNorm">(C)</param>
/// <param name="Qkv">(3·C, C)</param>
/// <param name="Output">(C, C)</param>
/// <param name="FeedForwardNorm">(C)</param>
/// <param name="GateUp">(2·F, C)</param>
/// <param name="Down">(C, F)</param>
internal sealed record BlockWeights(
    Tensor AttentionNorm, ProductWeight Qkv, ProductWeight Output, Tensor FeedForwardNorm, ProductWeight GateUp, ProductWeight Down);
