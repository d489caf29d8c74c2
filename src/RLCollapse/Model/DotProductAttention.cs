using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>softmax(q·kᵀ/√D + bias)·v, in two ways.</summary>
public static class DotProductAttention
{
    /// <summary>As products and a softmax: what every other way is tested against.</summary>
    /// <param name="query_BHTD">(B, H, T, D)</param>
    /// <param name="keys_BHSD">(B, H, S, D)</param>
    /// <param name="values_BHSD">(B, H, S, D)</param>
    /// <param name="bias">Broadcasts to (B, H, T, S): 0 where a key is seen, very negative where not.</param>
    /// <returns>(B, H, T, D)</returns>
    public static Tensor Composed(Tensor query_BHTD, Tensor keys_BHSD, Tensor values_BHSD, Tensor bias)
    {
        var scaled = query_BHTD.Times(1 / Math.Sqrt(query_BHTD.shape[3]));
        var scores = Products.Of(scaled, keys_BHSD.transpose(2, 3)).Plus(bias); // (B, H, T, S)
        return Products.Of(scores.softmax(-1), values_BHSD);
    }

    /// <summary>By the engine's own kernel, which on a GPU makes no table of scores.</summary>
    /// <param name="query_BHTD">(B, H, T, D)</param>
    /// <param name="keys_BHSD">(B, H, S, D)</param>
    /// <param name="values_BHSD">(B, H, S, D)</param>
    /// <param name="bias">As above and of the queries' number format; null: S is T, and a token sees itself and what came before, for which
    /// there are faster kernels.</param>
    /// <returns>(B, H, T, D)</returns>
    public static Tensor Engine(Tensor query_BHTD, Tensor keys_BHSD, Tensor values_BHSD, Tensor? bias) =>
        nn.functional.scaled_dot_product_attention(query_BHTD, keys_BHSD, values_BHSD, bias, is_casual: bias is null);
}
