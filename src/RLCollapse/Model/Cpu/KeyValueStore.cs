namespace RLCollapse.Model.Cpu;

/// <summary>
/// Rotated keys and values of one block's sequences, laid out as decoding reads them: keys in panels of sixteen tokens, values a row a
/// token, filled up to sixteen channels.
/// </summary>
internal sealed unsafe class KeyValueStore : IDisposable
{
    private readonly Sizes _sizes;
    private readonly nint _capacity;
    private readonly int _channels;
    private readonly Arena _arena;
    private readonly float* _keys; // (sequences, K, capacity/16, D, 16)
    private readonly float* _values; // (sequences, K, capacity, D filled up)

    /// <param name="sizes">K and D.</param>
    /// <param name="sequences">Number of them.</param>
    /// <param name="longest">Most tokens of one.</param>
    public KeyValueStore(Sizes sizes, int sequences, int longest)
    {
        (_sizes, _capacity, _channels) = (sizes, Sizes.Padded(longest), Sizes.Padded(sizes.Head));
        var heads = (long)sequences * sizes.KeyHeads * _capacity;
        _arena = Arena.Take(heads * (sizes.Head + _channels), 2);
        _keys = _arena.Floats(heads * sizes.Head);
        _values = _arena.Floats(heads * _channels);
    }

    /// <summary>Floats from value to value.</summary>
    public int ValueRow => _channels;

    /// <summary>Keys of one head of keys of a sequence.</summary>
    public float* Keys(int sequence, int head) => _keys + ((((nint)sequence * _sizes.KeyHeads) + head) * _capacity * _sizes.Head);

    /// <summary>Values of one head of keys of a sequence.</summary>
    public float* Values(int sequence, int head) => _values + ((((nint)sequence * _sizes.KeyHeads) + head) * _capacity * _channels);

    /// <summary>Takes in a whole sequence.</summary>
    /// <param name="sequence">Which.</param>
    /// <param name="qkv">Its first token's queries, keys and values.</param>
    /// <param name="length">Its tokens.</param>
    public void Write(int sequence, float* qkv, int length)
    {
        for (var head = 0; head < _sizes.KeyHeads; head++)
        {
            var key = qkv + _sizes.Queries + (head * _sizes.Head);
            Transpose.Panels(key, _sizes.QkvRow, length, _sizes.Head, Keys(sequence, head));
            for (var t = 0; t < length; t++)
                Copy(key + _sizes.Keys + ((nint)t * _sizes.QkvRow), Values(sequence, head) + ((nint)t * _channels));
        }
    }

    /// <summary>Takes in one token of a sequence.</summary>
    /// <param name="sequence">Which.</param>
    /// <param name="qkv">Its queries, keys and values.</param>
    /// <param name="position">Its place.</param>
    public void Append(int sequence, float* qkv, int position)
    {
        var key = qkv + _sizes.Queries;
        for (var head = 0; head < _sizes.KeyHeads; head++, key += _sizes.Head)
        {
            var to = Keys(sequence, head) + (position / 16 * 16 * _sizes.Head) + (position % 16);
            for (var d = 0; d < _sizes.Head; d++) to[d * 16] = key[d];
            Copy(key + _sizes.Keys, Values(sequence, head) + ((nint)position * _channels));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _arena.Dispose();

    private void Copy(float* from, float* to) => new Span<float>(from, _sizes.Head).CopyTo(new Span<float>(to, _sizes.Head));
}
