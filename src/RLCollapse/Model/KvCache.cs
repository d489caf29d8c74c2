using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>
/// Keys and values of every layer for a batch of rows that grow in step: all rows write the same column, so a write is a
/// plain copy. Ragged prompts are left-padded into it and the padding is hidden by the attention bias.
/// </summary>
public sealed class KvCache : IDisposable
{
    private readonly Layer[] _layers;

    /// <param name="layers">Number of layers.</param>
    /// <param name="capacity">Columns to make room for.</param>
    public KvCache(int layers, int capacity)
    {
        _layers = [.. Enumerable.Range(0, layers).Select(_ => new Layer(capacity))];
    }

    /// <summary>One layer's part.</summary>
    public LayerCache this[int layer] => _layers[layer];

    /// <summary>Keeps the given rows, in the given order; a row may be taken more than once.</summary>
    /// <param name="rows">int64 (rows kept).</param>
    public void Select(Tensor rows)
    {
        foreach (var layer in _layers) layer.Select(rows);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var layer in _layers) layer.Dispose();
    }

    private sealed class Layer(int capacity) : LayerCache, IDisposable
    {
        private Tensor? _keys; // (B, H, capacity, D)
        private Tensor? _values;
        private long _length;

        public override (Tensor Keys, Tensor Values) Append(Tensor keys_BHTD, Tensor values_BHTD)
        {
            _keys ??= Room(keys_BHTD);
            _values ??= Room(values_BHTD);
            var added = keys_BHTD.shape[2];
            _keys.narrow(2, _length, added).copy_(keys_BHTD);
            _values.narrow(2, _length, added).copy_(values_BHTD);
            _length += added;
            return (_keys.narrow(2, 0, _length), _values.narrow(2, 0, _length));
        }

        public void Select(Tensor rows)
        {
            _keys = Selected(_keys!, rows);
            _values = Selected(_values!, rows);
        }

        public void Dispose()
        {
            _keys?.Dispose();
            _values?.Dispose();
        }

        private Tensor Room(Tensor like)
        {
            var shape = like.shape;
            return empty([shape[0], shape[1], capacity, shape[3]], dtype: like.dtype, device: like.device).DetachFromDisposeScope();
        }

        private Tensor Selected(Tensor all, Tensor rows)
        {
            using (all)
            {
                using var scope = NewDisposeScope();
                var kept = Room(all.narrow(0, 0, 1).expand(rows.shape[0], -1, -1, -1));
                kept.narrow(2, 0, _length).copy_(all.narrow(2, 0, _length).index_select(0, rows));
                return kept;
            }
        }
    }
}
