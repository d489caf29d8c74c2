using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RLCollapse.Kernels;

/// <summary>
/// Causal attention of one head over one sequence, forward and backward, in working memory that fits the second-level
/// cache. T tokens of D channels, both padded to sixteen with zeros; rotary positions are applied on the way in and taken back
/// on the way out.
/// </summary>
/// <param name="length">T.</param>
/// <param name="size">D.</param>
/// <param name="cos">cos of each position's angles, (T, D).</param>
/// <param name="sin">Signed sin of them, (T, D), as in Rotary.</param>
internal unsafe ref struct AttentionHead(int length, int size, float* cos, float* sin)
{
    private readonly int _rows = Tile.Padded(length);
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

    /// <summary>output = softmax(rotate(q)·rotate(k)ᵀ/√D, causal)·v.</summary>
    /// <param name="query">First token's query; key and value stand <paramref name="part"/> floats behind one another.</param>
    /// <param name="part">Floats from query to key and from key to value.</param>
    /// <param name="stride">Floats between tokens.</param>
    /// <param name="output">First token's output.</param>
    /// <param name="outputStride">Floats between tokens' outputs.</param>
    public void Forward(float* query, nint part, nint stride, float* output, nint outputStride)
    {
        Reserve(backward: false);
        Load(query, part, stride, backward: false);
        for (var i = 0; i < _rows && i < length; i += Tile.Rows)
        {
            Weights(i);
            Rows(_weights + (i * _rows), _rows, 1, _value, i + Tile.Rows, _result + (i * _width));
        }

        Store(_result, output, outputStride);
    }

    /// <summary>Gradients of query, key and value; the softmax is computed again.</summary>
    /// <param name="query">As in <see cref="Forward"/>.</param>
    /// <param name="part">As in <see cref="Forward"/>.</param>
    /// <param name="stride">As in <see cref="Forward"/>, of inputs and their gradients.</param>
    /// <param name="gradient">Gradient of the first token's output.</param>
    /// <param name="gradientStride">Floats between tokens' gradients.</param>
    /// <param name="queryGradient">Where the first token's gradients go, laid out like the inputs.</param>
    public void Backward(float* query, nint part, nint stride, float* gradient, nint gradientStride, float* queryGradient)
    {
        Reserve(backward: true);
        Load(query, part, stride, backward: true);
        Copy(gradient, gradientStride, _gradient);
        for (var i = 0; i < length; i += Tile.Rows)
        {
            Weights(i);
            for (var j = 0; j < i + Tile.Rows; j += Tile.Columns)
            {
                Tile.Multiply(_gradient + (i * _width), _width, 1, _valueT + j, _rows, size, _weightGradient + (i * _rows) + j, _rows);
            }

            for (var row = i; row < i + Tile.Rows; row++) SoftmaxGradient(_weights + (row * _rows), _weightGradient + (row * _rows), Tile.Padded(i + Tile.Rows));
        }

        var steps = (length + Tile.Rows - 1) / Tile.Rows * Tile.Rows;
        for (var i = 0; i < steps; i += Tile.Rows) Rows(_weightGradient + (i * _rows), _rows, 1, _key, i + Tile.Rows, _result + (i * _width));
        StoreTurnedBack(_result, queryGradient, stride, 1 / MathF.Sqrt(size));
        for (var j = 0; j < steps; j += Tile.Rows)
        {
            var first = (nint)j * _rows;
            Rows(_weightGradient + first + j, 1, _rows, _query + (j * _width), steps - j, _result + (j * _width));
        }

        StoreTurnedBack(_result, queryGradient + part, stride, 1);
        for (var j = 0; j < steps; j += Tile.Rows)
        {
            var first = (nint)j * _rows;
            Rows(_weights + first + j, 1, _rows, _gradient + (j * _width), steps - j, _result + (j * _width));
        }

        Store(_result, queryGradient + (2 * part), stride);
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

    private readonly void Load(float* query, nint part, nint stride, bool backward)
    {
        var scale = 1 / MathF.Sqrt(size);
        ClearPadding(_query);
        ClearPadding(_key);
        ClearPadding(_value);
        for (var t = 0; t < length; t++)
        {
            var x = query + (t * stride);
            RotaryRows.Turn(x, cos + (t * size), sin + (t * size), size, scale, _query + (t * _width));
            RotaryRows.Turn(x + part, cos + (t * size), sin + (t * size), size, 1, _key + (t * _width));
            new Span<float>(x + (2 * part), size).CopyTo(new Span<float>(_value + (t * _width), size));
        }

        Transpose(_key, _keyT);
        if (backward) Transpose(_value, _valueT);
    }

    private readonly void ClearPadding(float* plane)
    {
        if (size == _width) new Span<float>(plane + (length * _width), (_rows - length) * _width).Clear();
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

        for (var i = first; i < first + Tile.Rows; i++) Softmax(_weights + (i * _rows), i + 1, seen, i < length);
    }

    private static void Softmax(float* row, int count, int padded, bool isToken)
    {
        if (!isToken)
        {
            new Span<float>(row, padded).Clear();
            return;
        }

        for (var j = count; j < padded; j++) row[j] = float.NegativeInfinity;
        var highest = Vector512.Load(row);
        for (var j = Tile.Columns; j < padded; j += Tile.Columns) highest = Vector512.Max(highest, Vector512.Load(row + j));
        var top = Vector512.Create(Highest(highest));
        var sum = Vector512<float>.Zero;
        for (var j = 0; j < padded; j += Tile.Columns)
        {
            var e = VectorMath.Exp(Vector512.Load(row + j) - top);
            e.Store(row + j);
            sum += e;
        }

        var scale = Vector512.Create(1 / Vector512.Sum(sum));
        for (var j = 0; j < padded; j += Tile.Columns) (Vector512.Load(row + j) * scale).Store(row + j);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Highest(Vector512<float> x)
    {
        var eight = Vector256.Max(x.GetLower(), x.GetUpper());
        var four = Vector128.Max(eight.GetLower(), eight.GetUpper());
        return MathF.Max(MathF.Max(four[0], four[1]), MathF.Max(four[2], four[3]));
    }

    /// <summary>dS = P·(dP − Σ P·dP), in place of dP.</summary>
    private static void SoftmaxGradient(float* weights, float* gradient, int padded)
    {
        var sum = Vector512<float>.Zero;
        for (var j = 0; j < padded; j += Tile.Columns) sum = Vector512.FusedMultiplyAdd(Vector512.Load(weights + j), Vector512.Load(gradient + j), sum);
        var mean = Vector512.Create(Vector512.Sum(sum));
        for (var j = 0; j < padded; j += Tile.Columns) (Vector512.Load(weights + j) * (Vector512.Load(gradient + j) - mean)).Store(gradient + j);
    }

    /// <summary>Eight rows of A·B, B (k, width).</summary>
    private readonly void Rows(float* a, nint aRow, nint aColumn, float* b, int depth, float* c)
    {
        for (var d = 0; d < _width; d += Tile.Columns) Tile.Multiply(a, aRow, aColumn, b + d, _width, depth, c + d, _width);
    }

    private readonly void Copy(float* from, nint stride, float* to)
    {
        ClearPadding(to);
        for (var t = 0; t < length; t++) new Span<float>(from + (t * stride), size).CopyTo(new Span<float>(to + (t * _width), size));
    }

    private readonly void Store(float* from, float* to, nint stride)
    {
        for (var t = 0; t < length; t++) new Span<float>(from + (t * _width), size).CopyTo(new Span<float>(to + (t * stride), size));
    }

    private readonly void StoreTurnedBack(float* from, float* to, nint stride, float scale)
    {
        for (var t = 0; t < length; t++) RotaryRows.TurnBack(from + (t * _width), cos + (t * size), sin + (t * size), size, scale, to + (t * stride));
    }
}
