using static TorchSharp.torch;

namespace RLCollapse.Model.Torch;

/// <summary>One layer's keys and values of rows that grow in step: all write the same column.</summary>
internal sealed class KeyValueCache(int capacity) : IDisposable
{
    private Tensor? _kept; // (2, B, K, capacity, D)
    private long _length;

    /// <summary>Appends keys and values of K heads, (B, K, T, D) each, and gives all up to and with them.</summary>
    public (Tensor Keys, Tensor Values) Append(Tensor keys_BKTD, Tensor values_BKTD)
    {
        var added = stack([keys_BKTD, values_BKTD]); // (2, B, K, T, D)
        _kept ??= empty([.. added.shape[..3], capacity, added.shape[4]], added.dtype, added.device).DetachFromDisposeScope();
        _kept.narrow(3, _length, added.shape[3]).copy_(added);
        var all = _kept.narrow(3, 0, _length += added.shape[3]);
        return (all.select(0, 0), all.select(0, 1));
    }

    /// <summary>Keeps some rows; one may be taken more than once.</summary>
    public void Select(Tensor rows)
    {
        using var before = _kept!;
        _kept = before.index_select(1, rows).DetachFromDisposeScope();
    }

    public void Dispose() => _kept?.Dispose();
}
