namespace RLCollapse.Model.Cpu;

/// <summary>The weights of a decoder block as its passes take them.</summary>
/// <param name="attentionNorm">(C), filled up.</param>
/// <param name="qkv">Of queries, keys and values.</param>
/// <param name="output">Behind the mixture.</param>
/// <param name="feedForwardNorm">(C), filled up.</param>
/// <param name="gateUp">Of gate and value, two runs.</param>
/// <param name="down">Of the way back to C.</param>
internal sealed unsafe class BlockWeights(
    float* attentionNorm, PackedMatrix qkv, PackedMatrix output, float* feedForwardNorm, PackedMatrix gateUp, PackedMatrix down)
{
    /// <summary>(C), filled up.</summary>
    public float* AttentionNorm => attentionNorm;

    /// <summary>Of queries, keys and values.</summary>
    public PackedMatrix Qkv => qkv;

    /// <summary>Behind the mixture.</summary>
    public PackedMatrix Output => output;

    /// <summary>(C), filled up.</summary>
    public float* FeedForwardNorm => feedForwardNorm;

    /// <summary>Of gate and value, two runs.</summary>
    public PackedMatrix GateUp => gateUp;

    /// <summary>Of the way back to C.</summary>
    public PackedMatrix Down => down;
}
