namespace RLCollapse.Model.Cpu;

/// <summary>What a block's forward pass leaves, of N tokens before attention and M behind it.</summary>
/// <param name="input">(N, C): the stream before the block.</param>
/// <param name="scale">(N): of the norm before attention.</param>
/// <param name="qkv">(N, (H + 2K)·D): queries and keys rotated.</param>
/// <param name="weights">Of attention; null where none are kept.</param>
/// <param name="attended">(M, H·D)</param>
/// <param name="middle">(M, C): the stream behind attention.</param>
/// <param name="middleScale">(M): of the norm before the feed-forward network.</param>
/// <param name="gateUp">(M, 2·F)</param>
internal sealed unsafe class BlockActivations(
    float* input, float* scale, float* qkv, float* weights, float* attended, float* middle, float* middleScale, float* gateUp)
{
    /// <summary>(N, C): the stream before the block.</summary>
    public float* Input => input;

    /// <summary>(N): of the norm before attention.</summary>
    public float* Scale => scale;

    /// <summary>(N, (H + 2K)·D): queries and keys rotated.</summary>
    public float* Qkv => qkv;

    /// <summary>Of attention; null where none are kept.</summary>
    public float* Weights => weights;

    /// <summary>(M, H·D)</summary>
    public float* Attended => attended;

    /// <summary>(M, C): the stream behind attention.</summary>
    public float* Middle => middle;

    /// <summary>(M): of the norm before the feed-forward network.</summary>
    public float* MiddleScale => middleScale;

    /// <summary>(M, 2·F)</summary>
    public float* GateUp => gateUp;
}
