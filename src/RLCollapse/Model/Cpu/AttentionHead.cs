using RLCollapse.Kernels;

namespace RLCollapse.Model.Cpu;

/// <summary>Attention of one head of one family, in working memory of the thread.</summary>
internal unsafe ref struct AttentionHead<V> where V : unmanaged, ILanes<V>
{
    private readonly Family _family;
    private readonly Sizes _sizes;
    private readonly bool _isLast;
    private readonly bool _isBack;
    private readonly int _size; // D
    private readonly int _shared; // keys of the root, filled up
    private readonly float* _keys; // panels of the root's keys, then of a member's
    private readonly float* _values; // the same of values; on the way back only
    private readonly float* _weights; // where they are not kept
    private readonly float* _slopes; // of the weights
    private readonly float* _tile; // a tile of sums that cannot go where they belong
    private float* _qkv;
    private int _channel; // of queries and outputs
    private int _keyChannel; // of keys, and of values, which neighbouring heads may share

    /// <param name="family">Its sequences.</param>
    /// <param name="sizes">H and D.</param>
    /// <param name="isLast">Whether only what is wanted is computed.</param>
    /// <param name="isBack">Whether gradients will be asked for.</param>
    public AttentionHead(Family family, Sizes sizes, bool isLast, bool isBack)
    {
        (_family, _sizes, _isLast, _isBack, _size) = (family, sizes, isLast, isBack, sizes.Head);
        var most = family.Root.Length;
        foreach (var member in family.Members) most = Math.Max(most, member.Length);
        _shared = Sizes.Padded(family.Root.Length);
        var keys = (nint)(_shared + Sizes.Padded(most)) * _size;
        var square = (nint)most * (_shared + Sizes.Padded(most));
        _keys = Scratch.Floats((2 * keys) + (2 * square) + (V.TileRows * 16));
        _values = _keys + keys;
        _weights = _values + keys;
        _slopes = _weights + square;
        _tile = _slopes + square;
    }

    /// <summary>Turns to a head; the root's keys are laid out.</summary>
    public void Begin(float* qkv, int head)
    {
        _qkv = qkv;
        _channel = head * _size;
        _keyChannel = head / _sizes.Group * _size;
        Lay(_family.Root, 0);
    }

    /// <summary>A sequence's outputs.</summary>
    /// <param name="piece">The root, or a member.</param>
    /// <param name="before">Tokens of the root that it continues; 0 for the root itself.</param>
    /// <param name="output">Of all sequences and heads.</param>
    /// <param name="kept">Where its weights are kept, or null.</param>
    public void Forward(Piece piece, int before, float* output, float* kept)
    {
        if (before > 0) Lay(piece, _shared);
        var weights = kept == null ? _weights : kept;
        Weights(piece, before, weights);
        var (first, rows, stride, own) = Of(piece, before);
        float* values = Value(piece), shared = Value(_family.Root);
        var to = output + ((nint)(_isLast ? piece.WantedStart : piece.Start) * _sizes.AttendedRow) + _channel;
        for (var row = 0; row < rows; row += V.TileRows)
        {
            var count = Math.Min(V.TileRows, rows - row);
            var w = weights + (row * stride);
            for (var d = 0; d < _size; d += 16)
            {
                var (at, atRow) = IsWhole(d) ? ((nint)(to + (row * _sizes.AttendedRow) + d), _sizes.AttendedRow) : ((nint)_tile, 16);
                var sums = (float*)at;
                if (before > 0) Tile<V>.Rows(w, stride, shared + d, _sizes.QkvRow, before, null, 0, sums, atRow, count);
                Tile<V>.Rows(w + own, stride, values + d, _sizes.QkvRow, first + row + count, before > 0 ? sums : null, atRow, sums, atRow,
                    count);
                if (!IsWhole(d)) Copy(to + (row * _sizes.AttendedRow) + d, _sizes.AttendedRow, count, _size - d);
            }
        }
    }

    /// <summary>Gradients of a sequence's queries, and what it adds to those of the keys and values that it sees.</summary>
    /// <param name="piece">The root, or a member.</param>
    /// <param name="before">Tokens of the root that it continues; 0 for the root itself.</param>
    /// <param name="gradient">Of the outputs of all sequences and heads.</param>
    /// <param name="kept">Its weights, or null.</param>
    /// <param name="result">Gradients of qkv, added to.</param>
    public void Back(Piece piece, int before, float* gradient, float* kept, float* result)
    {
        var (first, rows, stride, own) = Of(piece, before);
        if (before > 0) Lay(piece, _shared);
        if (rows == 0) return;
        var weights = kept;
        if (kept == null) Weights(piece, before, weights = _weights);
        var g = gradient + ((nint)(_isLast ? piece.WantedStart : piece.Start) * _sizes.AttendedRow) + _channel;
        Slopes(piece, before, weights, g);
        var queries = Query(piece) + ((nint)first * _sizes.QkvRow);
        var toQuery = result + ((nint)(piece.Start + first) * _sizes.QkvRow) + _channel;
        for (var row = 0; row < rows; row += V.TileRows)
        {
            var count = Math.Min(V.TileRows, rows - row);
            var s = _slopes + (row * stride);
            var to = toQuery + (row * _sizes.QkvRow);
            for (var d = 0; d < _size; d += 16)
            {
                if (before > 0) Add(s, stride, Key(_family.Root) + d, before, to + d, count, _size - d);
                Add(s + own, stride, Key(piece) + d, first + row + count, to + d, count, _size - d);
            }
        }

        float* toOwn = result + ((nint)piece.Start * _sizes.QkvRow), toShared = result + ((nint)_family.Root.Start * _sizes.QkvRow);
        var key = _sizes.Queries + _keyChannel;
        AddTransposed(_slopes + own, stride, queries, _sizes.QkvRow, piece.Length, first, rows, toOwn + key);
        AddTransposed(weights + own, stride, g, _sizes.AttendedRow, piece.Length, first, rows, toOwn + key + _sizes.Keys);
        if (before == 0) return;
        AddTransposed(_slopes, stride, queries, _sizes.QkvRow, before, int.MaxValue, rows, toShared + key);
        AddTransposed(weights, stride, g, _sizes.AttendedRow, before, int.MaxValue, rows, toShared + key + _sizes.Keys);
    }

    private readonly float* Query(Piece piece) => _qkv + ((nint)piece.Start * _sizes.QkvRow) + _channel;

    private readonly float* Key(Piece piece) => _qkv + ((nint)piece.Start * _sizes.QkvRow) + _sizes.Queries + _keyChannel;

    private readonly float* Value(Piece piece) => Key(piece) + _sizes.Keys;

    /// <summary>Whether sixteen channels from one on are all of this head.</summary>
    private readonly bool IsWhole(int channel) => channel + 16 <= _size;

    /// <summary>First query, number of queries, floats between their rows of weights, and where those of the own keys begin.</summary>
    private readonly (int First, int Rows, nint Stride, int Own) Of(Piece piece, int before)
    {
        var first = _isLast ? piece.FirstWanted : 0;
        var own = before > 0 ? _shared : 0;
        return (first, piece.Length - first, own + Sizes.Padded(piece.Length), own);
    }

    private readonly void Lay(Piece piece, int at)
    {
        Transpose.Panels(Key(piece), _sizes.QkvRow, piece.Length, _size, _keys + ((nint)at * _size));
        if (_isBack) Transpose.Panels(Value(piece), _sizes.QkvRow, piece.Length, _size, _values + ((nint)at * _size));
    }

    /// <summary>Softmax of each query over the keys that it sees; 0 at those that it does not.</summary>
    private readonly void Weights(Piece piece, int before, float* weights)
    {
        var (first, rows, stride, own) = Of(piece, before);
        var queries = Query(piece) + ((nint)first * _sizes.QkvRow);
        for (var row = 0; row < rows; row += V.TileRows)
        {
            var count = Math.Min(V.TileRows, rows - row);
            Scores(queries + (row * _sizes.QkvRow), _sizes.QkvRow, _keys, before, own, first + row + count, count, weights + (row * stride),
                stride);
            for (var r = row; r < row + count; r++)
            {
                var w = weights + (r * stride);
                var (seen, padded) = (first + r + 1, Sizes.Padded(first + r + 1));
                var highest = SoftmaxRow<V>.Highest(w + own, seen, float.NegativeInfinity);
                if (before > 0) highest = SoftmaxRow<V>.Highest(w, before, highest);
                var sum = SoftmaxRow<V>.Exponentiate(w + own, padded, highest);
                if (before > 0) sum += SoftmaxRow<V>.Exponentiate(w, own, highest);
                SoftmaxRow<V>.Scale(w, own, 1 / sum);
                SoftmaxRow<V>.Scale(w + own, padded, 1 / sum);
                new Span<float>(w + own + padded, (int)stride - own - padded).Clear();
            }
        }
    }

    /// <summary>dS = P·(dP − Σ P·dP) with dP = g·vᵀ.</summary>
    private readonly void Slopes(Piece piece, int before, float* weights, float* g)
    {
        var (first, rows, stride, own) = Of(piece, before);
        for (var row = 0; row < rows; row += V.TileRows)
        {
            var count = Math.Min(V.TileRows, rows - row);
            Scores(g + (row * _sizes.AttendedRow), _sizes.AttendedRow, _values, before, own, first + row + count, count,
                _slopes + (row * stride), stride);
            for (var r = row; r < row + count; r++)
            {
                float* w = weights + (r * stride), s = _slopes + (r * stride);
                var padded = Sizes.Padded(first + r + 1);
                var mean = SoftmaxRow<V>.Dot(w, s, own) + SoftmaxRow<V>.Dot(w + own, s + own, padded);
                SoftmaxRow<V>.Back(w, s, own, mean);
                SoftmaxRow<V>.Back(w + own, s + own, padded, mean);
                new Span<float>(s + own + padded, (int)stride - own - padded).Clear();
            }
        }
    }

    /// <summary>A tile of rows by the keys of the root and the first ones of its own.</summary>
    private readonly void Scores(
        float* a, nint aRow, float* panels, int before, int own, int seen, int count, float* to, nint stride)
    {
        for (var j = 0; j < before; j += 16, panels += 16 * _size) Tile<V>.Rows(a, aRow, panels, 16, _size, null, 0, to + j, stride, count);
        for (var j = 0; j < seen; j += 16, panels += 16 * _size)
            Tile<V>.Rows(a, aRow, panels, 16, _size, null, 0, to + own + j, stride, count);
    }

    /// <summary>Adds rows of A·B to a matrix, of which the first columns are there.</summary>
    private readonly void Add(float* a, nint aRow, float* b, int depth, float* to, int count, int columns)
    {
        if (columns >= 16)
        {
            Tile<V>.Rows(a, aRow, b, _sizes.QkvRow, depth, to, _sizes.QkvRow, to, _sizes.QkvRow, count);
            return;
        }

        Tile<V>.Rows(a, aRow, b, _sizes.QkvRow, depth, null, 0, _tile, 16, count);
        AddTile(to, _sizes.QkvRow, count, columns);
    }

    /// <summary>Adds Aᵀ·B, B being of the queries from <paramref name="first"/> on; a key is not seen by queries before it.</summary>
    private readonly void AddTransposed(float* a, nint aRow, float* b, nint bRow, int keys, int first, int rows, float* to)
    {
        for (var key = 0; key < keys; key += V.TileRows)
        {
            var count = Math.Min(V.TileRows, keys - key);
            var from = first == int.MaxValue ? 0 : Math.Max(0, key - first);
            if (from >= rows) return;
            for (var d = 0; d < _size; d += 16)
            {
                var whole = IsWhole(d);
                if (!whole) new Span<float>(_tile, count * 16).Clear();
                float* sums = whole ? to + ((nint)key * _sizes.QkvRow) + d : _tile;
                Tile<V>.Transposed(a + (from * aRow) + key, aRow, b + (from * bRow) + d, bRow, rows - from, sums,
                    whole ? _sizes.QkvRow : 16, count);
                if (!whole) AddTile(to + ((nint)key * _sizes.QkvRow) + d, _sizes.QkvRow, count, _size - d);
            }
        }
    }

    private readonly void Copy(float* to, nint stride, int rows, int columns)
    {
        for (var row = 0; row < rows; row++)
            new Span<float>(_tile + (row * 16), columns).CopyTo(new Span<float>(to + (row * stride), columns));
    }

    private readonly void AddTile(float* to, nint stride, int rows, int columns)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var c = 0; c < columns; c++) to[(row * stride) + c] += _tile[(row * 16) + c];
        }
    }
}
