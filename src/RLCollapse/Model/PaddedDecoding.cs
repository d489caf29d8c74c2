using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>Decoding with the engine's operations: ragged prompts are left-padded into one cache whose rows grow in step.</summary>
internal sealed class PaddedDecoding : IDecoding
{
    private const int StepsUnseen = 8;

    private readonly Decoder _decoder;
    private readonly Func<Tensor, NextTokenScores> _scores;
    private readonly IDisposable _held;
    private readonly IReadOnlyList<int[]> _prompts;
    private readonly int _longest;
    private readonly KvCache _cache;
    private readonly int[] _rowPrompts;
    private Tensor _bias; // (rows, 1, 1, columns)
    private Tensor _positions; // int64 (rows, 1), of each row's next token
    private int _step;

    /// <param name="decoder">The model.</param>
    /// <param name="scores">What hidden states (rows, C) say of the next token.</param>
    /// <param name="held">Disposed of at the end.</param>
    /// <param name="prompts">Ids of each prompt.</param>
    /// <param name="rowPrompts">Which prompt each row continues.</param>
    /// <param name="maxNewTokens">Most tokens a row may get.</param>
    public PaddedDecoding(Decoder decoder, Func<Tensor, NextTokenScores> scores, IDisposable held, IReadOnlyList<int[]> prompts,
        int[] rowPrompts, int maxNewTokens)
    {
        (_decoder, _scores, _held, _prompts, _rowPrompts) = (decoder, scores, held, prompts, rowPrompts);
        _longest = prompts.Max(p => p.Length);
        _cache = new KvCache(decoder.Options.Layers, _longest + maxNewTokens);
        _bias = AttentionBias.LeftPadding([.. prompts.Select(p => _longest - p.Length)], _longest + maxNewTokens, decoder.Device)
            .DetachFromDisposeScope();
        _positions = tensor(prompts.Select(p => (long)p.Length).ToArray(), [prompts.Count, 1], device: decoder.Device)
            .DetachFromDisposeScope();
        LookEvery = decoder.Kernels == KernelKind.Engine ? StepsUnseen : 1;
    }

    /// <inheritdoc/>
    public int LookEvery { get; }

    /// <inheritdoc/>
    public double KeptFraction => 0.75;

    /// <inheritdoc/>
    public NextTokenScores Start()
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        var tokens = new long[_prompts.Count * _longest];
        var positions = new long[_prompts.Count * _longest];
        for (var row = 0; row < _prompts.Count; row++)
        {
            for (var i = 0; i < _prompts[row].Length; i++)
            {
                var at = ((row + 1) * _longest) - _prompts[row].Length + i;
                (tokens[at], positions[at]) = (_prompts[row][i], i);
            }
        }

        long[] shape = [_prompts.Count, _longest];
        var seen = _bias.narrow(3, 0, _longest).Plus(AttentionBias.Causal(_longest, _decoder.Device));
        var hidden = _decoder.Hidden(tensor(tokens, shape, device: _decoder.Device), tensor(positions, shape, device: _decoder.Device),
            seen, _cache).select(1, _longest - 1);
        var group = Indices(_rowPrompts);
        Select(group);
        return _scores(hidden.index_select(0, group)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Keep(int[] kept)
    {
        using var scope = NewDisposeScope();
        Select(Indices(kept));
    }

    /// <inheritdoc/>
    public NextTokenScores Next(Tensor tokens)
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        _step++;
        var hidden = _decoder.Hidden(tokens.unsqueeze(1), _positions, _bias.narrow(3, 0, _longest + _step), _cache).select(1, 0);
        _positions.PlusInPlace(1);
        return _scores(hidden).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cache.Dispose();
        _bias.Dispose();
        _positions.Dispose();
        _held.Dispose();
    }

    private void Select(Tensor rows)
    {
        _cache.Select(rows);
        _bias = Selected(_bias, rows);
        _positions = Selected(_positions, rows);
    }

    private static Tensor Selected(Tensor all, Tensor rows)
    {
        using (all) return all.index_select(0, rows).DetachFromDisposeScope();
    }

    private Tensor Indices(int[] places) => tensor(places.Select(place => (long)place).ToArray(), device: _decoder.Device);
}
