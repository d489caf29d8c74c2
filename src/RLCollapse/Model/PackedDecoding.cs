using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>Decoding with fused kernels: prompts are read once for all of their samples, rows leave as soon as they end.</summary>
internal sealed class PackedDecoding : IDecoding
{
    private readonly Decoder _decoder;
    private readonly Func<Tensor, NextTokenScores> _scores;
    private readonly IDisposable _held;
    private readonly IReadOnlyList<int[]> _prompts;
    private readonly DecodingCache _cache;
    private readonly int[] _rowPrompts;
    private int[] _rows;

    /// <param name="decoder">The model.</param>
    /// <param name="scores">What hidden states (rows, C) say of the next token.</param>
    /// <param name="held">Disposed of at the end.</param>
    /// <param name="prompts">Ids of each prompt.</param>
    /// <param name="rowPrompts">Which prompt each row continues.</param>
    /// <param name="maxNewTokens">Most tokens a row may get.</param>
    public PackedDecoding(Decoder decoder, Func<Tensor, NextTokenScores> scores, IDisposable held, IReadOnlyList<int[]> prompts,
        int[] rowPrompts, int maxNewTokens)
    {
        (_decoder, _scores, _held, _prompts, _rowPrompts) = (decoder, scores, held, prompts, rowPrompts);
        _rows = [.. Enumerable.Range(0, rowPrompts.Length)];
        _cache = new DecodingCache(decoder.Options, [.. prompts.Select(p => p.Length)], rowPrompts, maxNewTokens);
    }

    /// <inheritdoc/>
    public int LookEvery => 1;

    /// <inheritdoc/>
    public double KeptFraction => 1;

    /// <inheritdoc/>
    public NextTokenScores Start()
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        using var packed = PackedTokens.Create(_prompts, null, _decoder.Device);
        var last = _rowPrompts.Select(p => packed.Sequences[p].Start + packed.Sequences[p].Length - 1L).ToArray();
        return _scores(_decoder.Hidden(packed, _cache).index_select(0, tensor(last, device: _decoder.Device))).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Keep(int[] kept) => _rows = [.. kept.Select(place => _rows[place])];

    /// <inheritdoc/>
    public NextTokenScores Next(Tensor tokens)
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        return _scores(_decoder.Hidden(tokens, _rows, _cache)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cache.Dispose();
        _held.Dispose();
    }
}
