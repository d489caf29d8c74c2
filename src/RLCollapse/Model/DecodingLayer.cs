using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>One layer's keys and values in a <see cref="DecodingCache"/>.</summary>
public sealed class DecodingLayer : IDisposable
{
    private readonly KeyValueStore _prompts;
    private readonly KeyValueStore _rows;

    internal DecodingLayer(DecodingCache cache, int heads, int size, int longestPrompt, int maxNewTokens)
    {
        _prompts = new KeyValueStore(cache.PromptLengths.Length, longestPrompt, heads, size);
        _rows = new KeyValueStore(cache.RowPrompts.Length, maxNewTokens, heads, size);
    }

    /// <summary>Keeps the keys and values of the prompts.</summary>
    /// <param name="qkv">float32 or bfloat16 (N, 3·H·D) of packed prompts, not yet rotated.</param>
    /// <param name="prompts">One behind another.</param>
    /// <param name="cos">Table of Rotary.</param>
    /// <param name="sin">Table of Rotary.</param>
    public void KeepPrompts(Tensor qkv, IReadOnlyList<PackedSequence> prompts, Tensor cos, Tensor sin) =>
        DecodingAttention.Keep(qkv, prompts, _prompts, cos, sin);

    /// <summary>Attention of one new token a row over its prompt, its tokens so far and itself, which is kept.</summary>
    /// <param name="qkv">float32 or bfloat16 (A, 3·H·D), not yet rotated.</param>
    /// <param name="seen">What each token sees.</param>
    /// <param name="cos">Table of Rotary.</param>
    /// <param name="sin">Table of Rotary.</param>
    /// <returns>(A, H·D) of the same format.</returns>
    internal Tensor Attend(Tensor qkv, SeenTokens[] seen, Tensor cos, Tensor sin) =>
        DecodingAttention.Next(qkv, seen, _prompts, _rows, cos, sin);

    /// <inheritdoc/>
    public void Dispose()
    {
        _prompts.Dispose();
        _rows.Dispose();
    }
}
