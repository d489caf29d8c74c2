namespace RLCollapse.Model.Cpu;

/// <summary>Gradients of a block's weights, filled up as the passes leave them.</summary>
/// <param name="attentionNorm">(C)</param>
/// <param name="qkv">((H + 2K)·D, C)</param>
/// <param name="output">(C, H·D)</param>
/// <param name="feedForwardNorm">(C)</param>
/// <param name="gateUp">(2·F, C)</param>
/// <param name="down">(C, F)</param>
internal sealed unsafe class BlockGradients(
    float* attentionNorm, float* qkv, float* output, float* feedForwardNorm, float* gateUp, float* down)
{
    /// <summary>(C)</summary>
    public float* AttentionNorm => attentionNorm;

    /// <summary>((H + 2K)·D, C)</summary>
    public float* Qkv => qkv;

    /// <summary>(C, H·D)</summary>
    public float* Output => output;

    /// <summary>(C)</summary>
    public float* FeedForwardNorm => feedForwardNorm;

    /// <summary>(2·F, C)</summary>
    public float* GateUp => gateUp;

    /// <summary>(C, F)</summary>
    public float* Down => down;
}
