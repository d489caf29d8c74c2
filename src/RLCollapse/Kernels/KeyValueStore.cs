using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>
/// Rotated keys and values of sequences, laid out as decoding reads them: keys (sequences, H, capacity/16, D, 16), so that the scores
/// of sixteen keys are made at once, values (sequences, H, capacity, D).
/// </summary>
internal sealed unsafe class KeyValueStore : IDisposable
{
    private readonly Tensor _keys;
    private readonly Tensor _values;
    private readonly float* _firstKey;
    private readonly float* _firstValue;
    private readonly int _heads;

    /// <param name="sequences">Number of them.</param>
    /// <param name="longest">Most tokens of one.</param>
    /// <param name="heads">H.</param>
    /// <param name="size">D.</param>
    public KeyValueStore(int sequences, int longest, int heads, int size)
    {
        (_heads, Size, Capacity) = (heads, size, Tile.Padded(longest));
        _keys = empty(sequences, heads, size, Capacity).DetachFromDisposeScope();
        _values = empty(sequences, heads, Capacity, size).DetachFromDisposeScope();
        _firstKey = Memory.Floats(_keys);
        _firstValue = Memory.Floats(_values);
    }

    /// <summary>D.</summary>
    public int Size { get; }

    /// <summary>Tokens a sequence has room for, a multiple of sixteen.</summary>
    public int Capacity { get; }

    /// <summary>Keys of one head of a sequence, (capacity/16, D, 16).</summary>
    public float* Keys(int sequence, int head) => _firstKey + Offset(sequence, head);

    /// <summary>Values of one head of a sequence, (capacity, D).</summary>
    public float* Values(int sequence, int head) => _firstValue + Offset(sequence, head);

    /// <summary>Writes a token.</summary>
    public void Write<T>(int sequence, int head, int position, float* key, T* value) where T : unmanaged, IElement<T>
    {
        var keys = Keys(sequence, head) + (position / Tile.Columns * Tile.Columns * Size) + (position % Tile.Columns);
        for (var d = 0; d < Size; d++) keys[d * Tile.Columns] = key[d];
        Elements.Widen(value, Values(sequence, head) + ((nint)position * Size), Size);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _keys.Dispose();
        _values.Dispose();
    }

    private nint Offset(int sequence, int head) => (((nint)sequence * _heads) + head) * Size * Capacity;
}
