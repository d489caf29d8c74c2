namespace RLCollapse.Model.Cpu;

/// <summary>Activations of a block, of N tokens.</summary>
/// <param name="input">(N, C): the stream before the block.</param>
/// <param name="scale">(N): of the norm before attention.</param>
/// <param name="normed">(N, C): behind it.</param>
/// <param name="qkv">(N, 3·C): queries, keys and values.</param>
/// <param name="attended">(N, C): what attention mixes.</param>
/// <param name="middle">(N, C): the stream behind attention.</param>
/// <param name="middleScale">(N): of the norm before the feed-forward network.</param>
/// <param name="middleNormed">(N, C): behind it.</param>
/// <param name="gateUp">(N, 2·F)</param>
/// <param name="gated">(N, F)</param>
internal sealed unsafe class BlockActivations(
    float* input, float* scale, float* normed, float* qkv, float* attended, float* middle, float* middleScale, float* middleNormed,
    float* gateUp, float* gated)
{
    /// <summary>(N, C): the stream before the block.</summary>
    public float* Input => input;

    /// <summary>(N): scale of the norm before attention.</summary>
    public float* Scale => scale;

    /// <summary>(N, C): behind that norm.</summary>
    public float* Normed => normed;

    /// <summary>(N, 3·C): queries, keys and values.</summary>
    public float* Qkv => qkv;

    /// <summary>(N, C): what attention mixes.</summary>
    public float* Attended => attended;

    /// <summary>(N, C): the stream behind attention.</summary>
    public float* Middle => middle;

    /// <summary>(N): scale of the norm before the feed-forward network.</summary>
    public float* MiddleScale => middleScale;

    /// <summary>(N, C): behind that norm.</summary>
    public float* MiddleNormed => middleNormed;

    /// <summary>(N, 2·F)</summary>
    public float* GateUp => gateUp;

    /// <summary>(N, F)</summary>
    public float* Gated => gated;
}
