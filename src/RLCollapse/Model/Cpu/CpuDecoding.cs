using RLCollapse.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Model.Cpu;

/// <summary>
/// Decoding on the CPU: a prompt is read once for all rows that continue it, and a row that has ended is simply no longer asked about.
/// </summary>
internal sealed unsafe class CpuDecoding<V> : IDecoding where V : unmanaged, ILanes<V>
{
    private readonly DecoderWeights _weights;
    private readonly RotaryTable _rotary;
    private readonly IReadOnlyList<int[]> _prompts;
    private readonly int[] _rowPrompts;
    private readonly int[] _grown;
    private readonly KeyValueStore[] _ofPrompts;
    private readonly KeyValueStore[] _ofRows;
    private readonly Arena _arena;
    private readonly BlockActivations _at;
    private readonly float* _stream;
    private readonly float* _scale;
    private readonly float* _hidden;
    private readonly float* _scores;
    private readonly int _maxNewTokens;
    private int[] _rows;
    private bool _isDisposed;

    /// <param name="weights">Of the model; disposed of with this.</param>
    /// <param name="rotary">Tables of positions.</param>
    /// <param name="prompts">Ids of each prompt.</param>
    /// <param name="rowPrompts">Which prompt each row continues.</param>
    /// <param name="maxNewTokens">Most tokens a row may get.</param>
    public CpuDecoding(DecoderWeights weights, RotaryTable rotary, IReadOnlyList<int[]> prompts, int[] rowPrompts, int maxNewTokens)
    {
        (_weights, _rotary, _prompts, _rowPrompts, _maxNewTokens) = (weights, rotary, prompts, rowPrompts, maxNewTokens);
        (_grown, _rows) = (new int[rowPrompts.Length], [.. Enumerable.Range(0, rowPrompts.Length)]);
        var sizes = weights.Sizes;
        var longest = prompts.Max(prompt => prompt.Length);
        _ofPrompts = [.. weights.Blocks.Select(_ => new KeyValueStore(sizes, prompts.Count, longest))];
        _ofRows = [.. weights.Blocks.Select(_ => new KeyValueStore(sizes, rowPrompts.Length, maxNewTokens))];
        long rows = rowPrompts.Length, stride = sizes.WidthRow;
        _arena = Arena.Take(rows * ((3 * stride) + sizes.AttendedRow + sizes.QkvRow + sizes.GateUpRow + sizes.ScoresRow + 3), 12);
        _at = new(_arena.Floats(rows * stride), _arena.Floats(rows), _arena.Floats(rows * sizes.QkvRow), null,
            _arena.Floats(rows * sizes.AttendedRow), _arena.Floats(rows * stride), _arena.Floats(rows),
            _arena.Floats(rows * sizes.GateUpRow));
        _stream = _at.Input;
        _scale = _arena.Floats(rows);
        _hidden = _arena.Floats(rows * stride);
        _scores = _arena.Floats(rows * sizes.ScoresRow);
    }

    /// <inheritdoc/>
    public int LookEvery => 1;

    /// <inheritdoc/>
    public double KeptFraction => 1;

    /// <inheritdoc/>
    public NextTokenScores Start()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var (sizes, sequences, at) = (_weights.Sizes, new PackedSequence[_prompts.Count], 0);
        for (var i = 0; i < sequences.Length; i++, at += _prompts[i - 1].Length) sequences[i] = new(at, _prompts[i].Length, null);
        var passage = new Passage([.. _prompts.SelectMany(ids => ids)], sequences, [.. _prompts.Select(ids => ids.Length - 1)], sizes);
        using var activations = new Activations<V>(sizes, passage, areKept: false);
        DecoderPass<V>.Forward(_weights, _rotary, passage, activations, (block, its) =>
        {
            for (var i = 0; i < sequences.Length; i++)
                _ofPrompts[block].Write(i, its.Qkv + ((nint)sequences[i].Start * sizes.QkvRow), sequences[i].Length);
        });
        for (var row = 0; row < _rows.Length; row++)
        {
            new Span<float>(activations.Last + ((nint)_rowPrompts[row] * sizes.WidthRow), sizes.Channels)
                .CopyTo(new Span<float>(_stream + ((nint)row * sizes.WidthRow), sizes.Channels));
        }

        return Scores();
    }

    /// <inheritdoc/>
    public void Keep(int[] kept)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _rows = [.. kept.Select(place => _rows[place])];
    }

    /// <inheritdoc/>
    public NextTokenScores Next(Tensor tokens)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var (sizes, count) = (_weights.Sizes, _rows.Length);
        if (tokens.dtype != int64 || tokens.numel() != count)
            throw new ArgumentException($"{count} rows take an int64 token each, not {tokens.numel()} of {tokens.dtype}.");
        var (seen, positions, ids) = (new SeenTokens[count], new int[count], new int[count]);
        long* drawn = Memory.Integers(tokens);
        for (var i = 0; i < count; i++)
        {
            var (row, prompt) = (_rows[i], _rowPrompts[_rows[i]]);
            if (_grown[row] == _maxNewTokens)
                throw new InvalidOperationException($"A row has got the {_maxNewTokens} tokens that were announced: begin with more.");
            ids[i] = sizes.CheckedId(drawn[i]);
            seen[i] = new(prompt, _prompts[prompt].Length, row, _grown[row]);
            positions[i] = seen[i].PromptLength + seen[i].Grown;
        }

        GC.KeepAlive(tokens);
        foreach (var row in _rows) _grown[row]++;
        _weights.Embed(ids, _stream);
        for (var block = 0; block < _weights.Blocks.Count; block++)
        {
            var weights = _weights.Blocks[block];
            Block<V>.Project(weights, sizes, _rotary, positions, _at);
            DecodingAttention<V>.Forward(sizes, seen, _at.Qkv, _ofPrompts[block], _ofRows[block], _at.Attended);
            Block<V>.FeedForward(weights, sizes, count, _stream, _at, _stream);
        }

        return Scores();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        foreach (var store in _ofPrompts.Concat(_ofRows)) store.Dispose();
        _arena.Dispose();
        _weights.Dispose();
    }

    private NextTokenScores Scores()
    {
        var (sizes, count) = (_weights.Sizes, _rows.Length);
        Tensor logits = empty(count, sizes.Vocabulary), values = empty(count);
        float* to = Memory.Floats(logits);
        Head<V>.Forward(_weights, count, _stream, _scale, _hidden, _scores, sizes.ScoresRow, Memory.Floats(values));
        for (var row = 0; row < count; row++)
        {
            new Span<float>(_scores + ((nint)row * sizes.ScoresRow), sizes.Vocabulary)
                .CopyTo(new Span<float>(to + ((nint)row * sizes.Vocabulary), sizes.Vocabulary));
        }

        return new(logits, values);
    }
}
