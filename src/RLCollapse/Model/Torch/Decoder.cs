using static TorchSharp.torch;

namespace RLCollapse.Model.Torch;

/// <summary>
/// A Llama-style decoder with a value head beside it, as weights are at the moment: made for a pass, or for a decoding, in which they do
/// not change. Products, and all numbers inside a block, are in <paramref name="format"/>; the sum that passes through is as the weights.
/// </summary>
internal sealed class Decoder(ModelOptions options, Func<string, Tensor> weight, ScalarType format, Rotary rotary)
{
    private readonly Tensor _embedding = weight("decoder.embedding");
    private readonly DecoderBlock[] _blocks = [.. Enumerable.Range(0, options.Layers)
        .Select(i => new DecoderBlock(options, name => weight($"decoder.blocks.{i}.{name}"), format))];
    private readonly RmsNorm _norm = new(weight("decoder.norm.weight"), options.NormEpsilon);
    private readonly Projection _head = new(weight(options.TieEmbeddings ? "decoder.embedding" : "decoder.head"), format);
    private readonly Tensor _valueHead = weight("value_head");

    /// <summary>Hidden states, (B, T, C), of whole rows, which do not see padding on their right, or of columns behind a cache.</summary>
    public Tensor Hidden(Tensor tokens_BT, Tensor? positions_BT = null, Tensor? bias = null, KeyValueCache[]? caches = null)
    {
        var length = options.CheckedLength(tokens_BT.shape[1]);
        var rotation = (positions_BT is null ? rotary.First(length) : rotary.At(positions_BT)).As(format);
        bias = bias?.to_type(format);
        var x = _embedding.index_select(0, tokens_BT.flatten()).view([.. tokens_BT.shape, -1]);
        for (var i = 0; i < _blocks.Length; i++) x = _blocks[i].Forward(x, rotation, bias, caches?[i]);
        return _norm.Forward(x);
    }

    /// <summary>Scores of every next token, (…, V).</summary>
    public Tensor Logits(Tensor hidden) => _head.Forward(hidden).to_type(_embedding.dtype);

    /// <summary>Estimates of the return, (…).</summary>
    public Tensor Values(Tensor hidden) => nn.functional.linear(hidden, _valueHead).squeeze(-1);
}
