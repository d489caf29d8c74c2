using System.ComponentModel.DataAnnotations;

namespace RLCollapse.Config;

/// <summary>Section <c>model</c>: a Llama-style decoder (RMSNorm, rotary positions, SwiGLU, no biases).</summary>
public sealed record ModelOptions
{
    /// <summary>Width of the residual stream; a multiple of <see cref="Heads"/> that leaves each head an even size. Default 32.</summary>
    [Range(4, 16_384)]
    public int Width { get; init; } = 32;

    /// <summary>Decoder blocks. Default 2.</summary>
    [Range(1, 256)]
    public int Layers { get; init; } = 2;

    /// <summary>Attention heads. Default 2.</summary>
    [Range(1, 256)]
    public int Heads { get; init; } = 2;

    /// <summary>Width inside the SwiGLU block. Default 80.</summary>
    [Range(4, 65_536)]
    public int FeedForward { get; init; } = 80;

    /// <summary>Longest prompt + response in tokens. Default 128.</summary>
    [Range(8, 32_768)]
    public int ContextLength { get; init; } = 128;

    /// <summary>Whether the output head shares the embedding's matrix. Default true.</summary>
    public bool TieEmbeddings { get; init; } = true;

    /// <summary>Base of the rotary frequencies. Default 10,000.</summary>
    [Range(2.0, 1e9)]
    public double RopeTheta { get; init; } = 10_000;

    /// <summary>ε inside RMSNorm. Default 1e-5.</summary>
    [Range(1e-12, 1e-2)]
    public double NormEpsilon { get; init; } = 1e-5;

    /// <summary>How attention, norms and log-probabilities are computed on the CPU; elsewhere it is always the reference. Default <see cref="KernelKind.Fused"/>.</summary>
    public KernelKind Kernels { get; init; } = KernelKind.Fused;
}

/// <summary>Ways to compute the same functions.</summary>
public enum KernelKind
{
    /// <summary>One pass a function, over real tokens only.</summary>
    Fused,

    /// <summary>Compositions of the engine's operations, over padded rows.</summary>
    Reference,
}
