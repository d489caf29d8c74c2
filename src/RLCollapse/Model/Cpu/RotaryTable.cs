using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RLCollapse.Kernels;

namespace RLCollapse.Model.Cpu;

/// <summary>
/// Rotary positions (Su et al. 2021, arXiv 2104.09864) in Llama's layout, the first half of a head's channels against the second: turns
/// the queries and keys of a row in place. Queries are divided by √D on the way.
/// </summary>
internal sealed unsafe class RotaryTable
{
    private readonly int _heads;
    private readonly int _keyHeads;
    private readonly int _half;
    private readonly float _scale;
    private readonly float[] _tables; // pinned: cosines, then sines, (positions, D/2) each
    private readonly float* _cos;
    private readonly float* _sin;

    /// <param name="options">Sizes, number of positions and frequencies.</param>
    public RotaryTable(ModelOptions options)
    {
        var (size, frequencies) = (options.HeadChannels, RotaryFrequencies.Of(options));
        (_heads, _keyHeads, _half, _scale) = (options.Heads, options.KeyHeads, size / 2, 1 / MathF.Sqrt(size));
        var count = options.ContextLength * _half;
        _tables = GC.AllocateArray<float>(2 * count, pinned: true);
        _cos = (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_tables));
        _sin = _cos + count;
        for (var position = 0; position < options.ContextLength; position++)
        {
            for (var i = 0; i < _half; i++)
            {
                var angle = position * frequencies[i];
                _cos[((nint)position * _half) + i] = (float)Math.Cos(angle);
                _sin[((nint)position * _half) + i] = (float)Math.Sin(angle);
            }
        }
    }

    /// <summary>Turns.</summary>
    /// <param name="row">Queries and keys of all heads.</param>
    /// <param name="position">Of the token.</param>
    public void Turn(float* row, int position)
    {
        float* cos = _cos + ((nint)position * _half), sin = _sin + ((nint)position * _half);
        for (var head = 0; head < _heads; head++, row += 2 * _half) Turn(row, cos, sin, 1, _scale);
        for (var head = 0; head < _keyHeads; head++, row += 2 * _half) Turn(row, cos, sin, 1, 1);
    }

    /// <summary>The way back for gradients, the transpose of <see cref="Turn(float*, int)"/>.</summary>
    public void TurnBack(float* row, int position)
    {
        float* cos = _cos + ((nint)position * _half), sin = _sin + ((nint)position * _half);
        for (var head = 0; head < _heads; head++, row += 2 * _half) Turn(row, cos, sin, -1, _scale);
        for (var head = 0; head < _keyHeads; head++, row += 2 * _half) Turn(row, cos, sin, -1, 1);
    }

    private void Turn(float* x, float* cos, float* sin, float direction, float scale)
    {
        var y = x + _half;
        var i = 0;
        for (; i <= _half - 8; i += 8)
        {
            var (first, second) = (Vector256.Load(x + i), Vector256.Load(y + i));
            var (c, s) = (Vector256.Load(cos + i) * scale, Vector256.Load(sin + i) * (direction * scale));
            ((first * c) - (second * s)).Store(x + i);
            ((second * c) + (first * s)).Store(y + i);
        }

        for (; i < _half; i++)
        {
            var (first, second, c, s) = (x[i], y[i], cos[i] * scale, sin[i] * (direction * scale));
            x[i] = (first * c) - (second * s);
            y[i] = (second * c) + (first * s);
        }
    }
}
