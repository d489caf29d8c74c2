using static TorchSharp.torch;

namespace RLCollapse.Model.Torch;

/// <summary>One layer's keys and values of rows that grow in step: all write the same column.</summary>
internal sealed class KeyValueCache(int capacity) : IDisposable
{
    private Tensor? _kept; // (2, B, H, capacity, D)
    private long _length;

    /// <summary>Appends keys and values, (B, H, T, D) each, and gives all up to and with them.</summary>
    public (Tensor Keys, Tensor Values) Append(Tensor keys_BHTD, Tensor values_BHTD)
    {
        var added = stack([keys_BHTD, values_BHTD]); // (2, B, H, T, D)
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
