using System.Runtime.Intrinsics;

namespace RLCollapse.Kernels;

/// <summary>
/// Causal attention of one head over one sequence, forward and backward, in working memory that fits the second-level
/// cache. A sequence may continue a prefix whose outputs are somebody else's work: only its keys and values are read, and their
/// gradients added to. T tokens in all, of D channels, both padded to sixteen with zeros; rotary positions are applied on the way
/// in and taken back on the way out.
/// </summary>
/// <typeparam name="T">Format of queries, keys, values and outputs.</typeparam>
/// <param name="prefix">Tokens of the prefix, 0 for none.</param>
/// <param name="length">Tokens of the sequence itself.</param>
/// <param name="size">D.</param>
/// <param name="cos">cos of each position's angles, (positions, D).</param>
/// <param name="sin">Signed sin of them, (positions, D), as in Rotary.</param>
internal unsafe ref struct AttentionHead<T>(int prefix, int length, int size, float* cos, float* sin) where T : unmanaged, IElement<T>
{
    private readonly int _tokens = prefix + length;
    private readonly int _first = prefix / Tile.Rows * Tile.Rows; // of the rows that are computed
    private readonly int _rows = Tile.Padded(prefix + length);
    private readonly int _width = Tile.Padded(size);
    private float* _query; // (rows, width)
    private float* _key; // (rows, width)
    private float* _keyT; // (width, rows)
    private float* _value; // (rows, width)
    private float* _valueT; // (width, rows)
    private float* _weights; // (rows, rows): scores, then softmax
    private float* _result; // (rows, width)
    private float* _gradient; // (rows, width): of the output
    private float* _weightGradient; // (rows, rows)

    /// <summary>output = softmax(rotate(q)·rotate(k)ᵀ/√D, causal)·v of the sequence's own tokens.</summary>
    /// <param name="own">The sequence's queries, keys and values.</param>
    /// <param name="before">The prefix's.</param>
    /// <param name="output">First token's output.</param>
    /// <param name="outputStride">Numbers between tokens' outputs.</param>
    public void Forward(HeadRows<T> own, HeadRows<T> before, T* output, nint outputStride)
    {
        Reserve(backward: false);
        Load(own, before, backward: false);
        for (var i = _first; i < _tokens; i += Tile.Rows)
        {
            Weights(i);
            Rows(_weights + (i * _rows), _rows, 1, _value, i + Tile.Rows, _result + (i * _width));
        }

        for (var t = 0; t < length; t++) Elements.Round(_result + ((prefix + t) * _width), output + (t * outputStride), size);
    }

    /// <summary>Gradients of query, key and value; the softmax is computed again.</summary>
    /// <typeparam name="TGradient">Format of the sequence's own gradients.</typeparam>
    /// <param name="own">As in <see cref="Forward"/>.</param>
    /// <param name="before">As in <see cref="Forward"/>.</param>
    /// <param name="gradient">Gradient of the first token's output.</param>
    /// <param name="gradientStride">Numbers between tokens' gradients.</param>
    /// <param name="ownGradient">Where the sequence's gradients go.</param>
    /// <param name="beforeGradient">The prefix's, to which those of its keys and values are added.</param>
    public void Backward<TGradient>(
        HeadRows<T> own, HeadRows<T> before, T* gradient, nint gradientStride, HeadRows<TGradient> ownGradient,
        HeadRows<Float32> beforeGradient)
        where TGradient : unmanaged, IElement<TGradient>
    {
        Reserve(backward: true);
        Load(own, before, backward: true);
        new Span<float>(_gradient + (_first * _width), (_rows - _first) * _width).Clear();
        for (var t = 0; t < length; t++) Elements.Widen(gradient + (t * gradientStride), _gradient + ((prefix + t) * _width), size);
        for (var i = _first; i < _tokens; i += Tile.Rows)
        {
            Weights(i);
            for (var j = 0; j < i + Tile.Rows; j += Tile.Columns)
            {
                Tile.Multiply(_gradient + (i * _width), _width, 1, _valueT + j, _rows, size, _weightGradient + (i * _rows) + j, _rows);
            }

            for (var row = i; row < i + Tile.Rows; row++)
                SoftmaxGradient(_weights + (row * _rows), _weightGradient + (row * _rows), Tile.Padded(i + Tile.Rows));
        }

        for (var i = _first; i < _tokens; i += Tile.Rows)
            Rows(_weightGradient + (i * _rows), _rows, 1, _key, i + Tile.Rows, _result + (i * _width));
        for (var t = 0; t < length; t++) TurnBack(prefix + t, 1 / MathF.Sqrt(size), ownGradient.Query(t));
        TransposedRows(_weightGradient, _query);
        for (var t = 0; t < prefix; t++) AddKey(t, (float*)beforeGradient.Key(t));
        for (var t = 0; t < length; t++) TurnBack(prefix + t, 1, ownGradient.Key(t));
        TransposedRows(_weights, _gradient);
        for (var t = 0; t < prefix; t++) Add(_result + (t * _width), (float*)beforeGradient.Value(t));
        for (var t = 0; t < length; t++) Elements.Round(_result + ((prefix + t) * _width), ownGradient.Value(t), size);
    }

    private void Reserve(bool backward)
    {
        var plane = _rows * _width;
        var square = _rows * _rows;
        var at = Scratch.Floats((backward ? 7L : 5L) * plane + (backward ? 2 : 1) * square);
        _query = at;
        _key = at + plane;
        _keyT = at + (2 * plane);
        _value = at + (3 * plane);
        _result = at + (4 * plane);
        _weights = at + (5 * plane);
        if (!backward) return;
        _valueT = _weights + square;
        _gradient = _valueT + plane;
        _weightGradient = _gradient + plane;
    }

    private readonly void Load(HeadRows<T> own, HeadRows<T> before, bool backward)
    {
        var scale = 1 / MathF.Sqrt(size);
        ClearPadding(_query);
        ClearPadding(_key);
        ClearPadding(_value);
        for (var t = 0; t < _tokens; t++)
        {
            var (rows, token) = t < prefix ? (before, t) : (own, t - prefix);
            RotaryRows.Turn(rows.Query(token), cos + (t * size), sin + (t * size), size, scale, _query + (t * _width));
            RotaryRows.Turn(rows.Key(token), cos + (t * size), sin + (t * size), size, 1, _key + (t * _width));
            Elements.Widen(rows.Value(token), _value + (t * _width), size);
        }

        Transpose(_key, _keyT);
        if (backward) Transpose(_value, _valueT);
    }

    private readonly void ClearPadding(float* plane)
    {
        if (size == _width) new Span<float>(plane + (_tokens * _width), (_rows - _tokens) * _width).Clear();
        else new Span<float>(plane, _rows * _width).Clear();
    }

    private readonly void Transpose(float* plane, float* transposed)
    {
        for (var d = 0; d < size; d++)
        {
            var (from, to) = ((nint)d, (nint)d * _rows);
            for (var t = 0; t < _rows; t++, from += _width) transposed[to + t] = plane[from];
        }
    }

    /// <summary>Softmax of eight queries over the keys up to each; 0 at the keys behind.</summary>
    private readonly void Weights(int first)
    {
        var seen = Tile.Padded(first + Tile.Rows);
        for (var j = 0; j < seen; j += Tile.Columns)
        {
            Tile.Multiply(_query + (first * _width), _width, 1, _keyT + j, _rows, size, _weights + (first * _rows) + j, _rows);
        }

        for (var i = first; i < first + Tile.Rows; i++) Normalize(_weights + (i * _rows), i + 1, seen, i < _tokens);
    }

    private static void Normalize(float* row, int count, int padded, bool isToken)
    {
        if (!isToken)
        {
            new Span<float>(row, padded).Clear();
            return;
        }

        var highest = Softmax.Mask(row, count);
        var scale = Vector512.Create(1 / Softmax.Exponentiate(row, count, highest));
        for (var j = 0; j < count; j += Tile.Columns) (Vector512.Load(row + j) * scale).Store(row + j);
        for (var j = Tile.Padded(count); j < padded; j += Tile.Columns) Vector512<float>.Zero.Store(row + j);
    }

    /// <summary>dS = P·(dP − Σ P·dP), in place of dP.</summary>
    private static void SoftmaxGradient(float* weights, float* gradient, int padded)
    {
        var sum = Vector512<float>.Zero;
        for (var j = 0; j < padded; j += Tile.Columns)
            sum = Vector512.FusedMultiplyAdd(Vector512.Load(weights + j), Vector512.Load(gradient + j), sum);
        var mean = Vector512.Create(Vector512.Sum(sum));
        for (var j = 0; j < padded; j += Tile.Columns)
            (Vector512.Load(weights + j) * (Vector512.Load(gradient + j) - mean)).Store(gradient + j);
    }

    /// <summary>Eight rows of A·B, B (k, width).</summary>
    private readonly void Rows(float* a, nint aRow, nint aColumn, float* b, int depth, float* c)
    {
        for (var d = 0; d < _width; d += Tile.Columns) Tile.Multiply(a, aRow, aColumn, b + d, _width, depth, c + d, _width);
    }

    /// <summary>Rows of Aᵀ·B, summed over the rows that were computed.</summary>
    private readonly void TransposedRows(float* a, float* b)
    {
        var end = (_tokens + Tile.Rows - 1) / Tile.Rows * Tile.Rows;
        for (var j = 0; j < end; j += Tile.Rows)
        {
            var from = Math.Max(j, _first);
            Rows(a + ((nint)from * _rows) + j, 1, _rows, b + (from * _width), end - from, _result + (j * _width));
        }
    }

    private readonly void TurnBack<TTo>(int token, float scale, TTo* to) where TTo : unmanaged, IElement<TTo> =>
        RotaryRows.TurnBack(_result + (token * _width), cos + (token * size), sin + (token * size), size, scale, to);

    private readonly void AddKey(int token, float* to)
    {
        var turned = stackalloc Float32[size];
        TurnBack(token, 1, turned);
        Add((float*)turned, to);
    }

    private readonly void Add(float* from, float* to)
    {
        for (var d = 0; d < size; d++) to[d] += from[d];
    }
}
