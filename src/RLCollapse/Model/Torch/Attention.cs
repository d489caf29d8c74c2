using static TorchSharp.torch;

namespace RLCollapse.Model.Torch;

/// <summary>
/// Causal self-attention, softmax(q·kᵀ/√D)·v, with rotary positions; neighbouring heads may share keys and values (K of them).
/// </summary>
internal sealed class Attention(ModelOptions options, Func<string, Tensor> weight, ScalarType format)
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
        var (batch, length, heads, shared) = (x_BTC.shape[0], x_BTC.shape[1], options.Heads, options.KeyHeads);
        var qkv = _qkv.Forward(x_BTC).view(batch, length, heads + (2 * shared), -1).transpose(1, 2); // (B, H + 2K, T, D)
        var query = rotation.Apply(qkv.narrow(1, 0, heads));
        var (keys, values) = (rotation.Apply(qkv.narrow(1, heads, shared)), qkv.narrow(1, heads + shared, shared)); // (B, K, T, D)
        if (cache is not null) (keys, values) = cache.Append(keys, values);
        if (shared < heads) (keys, values) = (OfEachHead(keys), OfEachHead(values));
        var mixed = nn.functional.scaled_dot_product_attention(query, keys, values, bias, is_casual: bias is null);
        return _output.Forward(mixed.transpose(1, 2).reshape(batch, length, options.QueryWidth));
    }

    private Tensor OfEachHead(Tensor shared_BKTD) => shared_BKTD.repeat_interleave(options.Heads / options.KeyHeads, 1);
}
