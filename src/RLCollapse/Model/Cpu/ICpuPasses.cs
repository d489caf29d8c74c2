using System.Runtime.Intrinsics;
using RLCollapse.Kernels;

namespace RLCollapse.Model.Cpu;

/// <summary>The runtime's passes, for the registers that the processor has.</summary>
internal interface ICpuPasses
{
    /// <summary>The widest that this processor has.</summary>
    static ICpuPasses Best { get; } =
        Vector512.IsHardwareAccelerated ? new CpuPasses<Lanes512>()
        : Vector256.IsHardwareAccelerated ? new CpuPasses<Lanes256>()
        : new CpuPasses<Lanes128>();

    /// <inheritdoc cref="ILanguageModel.Score"/>
    TokenScores Score(DecoderWeights weights, RotaryTable rotary, TokenBatch batch, double temperature, bool withDistributions);

    /// <summary>A part's gradients.</summary>
    /// <param name="weights">Packed for both ways.</param>
    /// <param name="rotary">Tables of positions.</param>
    /// <param name="part">Gives the part, in a dispose scope of its own.</param>
    /// <returns>To be disposed of.</returns>
    DecoderGradients Gradients(DecoderWeights weights, RotaryTable rotary, Func<LossPart> part);

    /// <inheritdoc cref="ILanguageModel.Decode"/>
    IDecoding Decode(DecoderWeights weights, RotaryTable rotary, IReadOnlyList<int[]> prompts, int[] rowPrompts, int maxNewTokens);
}
