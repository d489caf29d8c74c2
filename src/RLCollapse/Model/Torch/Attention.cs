using static TorchSharp.torch;

namespace RLCollapse.Model.Torch;

/// <summary>Multi-head causal self-attention, softmax(q·kᵀ/√D)·v, with rotary positions.</summary>
internal sealed class Attention(int heads, Func<string, Tensor> weight, ScalarType format)
{
    private readonly Projection _qkv = new(weight("qkv.weight"), format);
    private readonly Projection _output = new(weight("output.weight"), format);

    /// <summary>Each token's mixture of what it sees, (B, T, C).</summary>
    /// <param name="x_BTC">(B, T, C)</param>
    /// <param name="rotation">At the tokens' positions.</param>
    /// <param name="bias">Added to q·kᵀ/√D, (B, 1, T or 1, keys); null: a token sees itself and what came before.</param>
    /// <param name="cache">Keys and values of earlier tokens, if there are any; these tokens' are appended.</param>
    public Tensor Forward(Tensor x_BTC, Rotation rotation, Tensor? bias, KeyValueCache? cache)
    {
        var (batch, length, width) = (x_BTC.shape[0], x_BTC.shape[1], x_BTC.shape[2]);
        var qkv = _qkv.Forward(x_BTC).view(batch, length, 3, heads, width / heads).permute(2, 0, 3, 1, 4); // (3, B, H, T, D)
        var (query, keys, values) = (rotation.Apply(qkv.select(0, 0)), rotation.Apply(qkv.select(0, 1)), qkv.select(0, 2));
        if (cache is not null) (keys, values) = cache.Append(keys, values);
        var mixed = nn.functional.scaled_dot_product_attention(query, keys, values, bias, is_casual: bias is null);
        return _output.Forward(mixed.transpose(1, 2).reshape(batch, length, width));
    }
}
