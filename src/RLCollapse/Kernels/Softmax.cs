using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RLCollapse.Kernels;

/// <summary>The parts of a softmax over a row that is padded to a multiple of sixteen.</summary>
internal static unsafe class Softmax
{
    /// <summary>Puts −∞ behind the first <paramref name="count"/> scores.</summary>
    /// <returns>The highest score.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Mask(float* row, int count)
    {
        var lowest = Vector512.Create(float.NegativeInfinity);
        var last = (count - 1) / Tile.Columns * Tile.Columns;
        var isSeen = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count - last)).AsSingle();
        var highest = Vector512.ConditionalSelect(isSeen, Vector512.Load(row + last), lowest);
        highest.Store(row + last);
        for (var j = 0; j < last; j += Tile.Columns) highest = Vector512.Max(highest, Vector512.Load(row + j));
        var eight = Vector256.Max(highest.GetLower(), highest.GetUpper());
        var four = Vector128.Max(eight.GetLower(), eight.GetUpper());
        return MathF.Max(MathF.Max(four[0], four[1]), MathF.Max(four[2], four[3]));
    }

    /// <summary>e^(score − highest), in place.</summary>
    /// <returns>Their sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exponentiate(float* row, int count, float highest)
    {
        var (sum, top) = (Vector512<float>.Zero, Vector512.Create(highest));
        for (var j = 0; j < count; j += Tile.Columns)
        {
            var e = VectorMath.Exp(Vector512.Load(row + j) - top);
            e.Store(row + j);
            sum += e;
        }

        return Vector512.Sum(sum);
    }

    /// <summary>Sum of the first numbers; those behind them, up to a multiple of sixteen, are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(float* row, int count)
    {
        var sum = Vector512<float>.Zero;
        for (var j = 0; j < count; j += Tile.Columns) sum += Vector512.Load(row + j);
        return Vector512.Sum(sum);
    }
}
