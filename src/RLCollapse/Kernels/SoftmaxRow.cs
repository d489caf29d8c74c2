namespace RLCollapse.Kernels;

/// <summary>
/// Softmax over a row of scores that stands in two runs, each with room for a multiple of
/// sixteen, what is shared and what is one's own: every function reads and writes whole sixteens.
/// </summary>
internal static unsafe class SoftmaxRow<V> where V : unmanaged, ILanes<V>
{
    /// <summary>The highest of some scores; those that fill up become −∞.</summary>
    public static float Highest(float* scores, int count, float highest)
    {
        var top = V.Create(highest);
        var whole = count / 16 * 16;
        for (var j = 0; j < whole; j += 16) top = V.Max(top, V.Load(scores + j));
        if (whole < count)
        {
            var last = V.First(count - whole, V.Load(scores + whole), V.Create(float.NegativeInfinity));
            last.Store(scores + whole);
            top = V.Max(top, last);
        }

        return top.Highest();
    }

    /// <summary>e^(score − highest) in place, 0 where −∞ stood.</summary>
    /// <returns>Their sum.</returns>
    public static float Exponentiate(float* scores, int count, float highest)
    {
        var (sum, top) = (V.Create(0), V.Create(highest));
        for (var j = 0; j < count; j += 16)
        {
            var e = LaneMath<V>.Exp(V.Load(scores + j) - top);
            e.Store(scores + j);
            sum += e;
        }

        return sum.Sum();
    }

    /// <summary>Multiplies by a number.</summary>
    public static void Scale(float* row, int count, float by)
    {
        var factor = V.Create(by);
        for (var j = 0; j < count; j += 16) (V.Load(row + j) * factor).Store(row + j);
    }

    /// <summary>Σ p·g.</summary>
    public static float Dot(float* p, float* g, int count)
    {
        var sum = V.Create(0);
        for (var j = 0; j < count; j += 16) sum = V.FusedMultiplyAdd(V.Load(p + j), V.Load(g + j), sum);
        return sum.Sum();
    }

    /// <summary>p·(g − mean), in place of g.</summary>
    public static void Back(float* p, float* g, int count, float mean)
    {
        var all = V.Create(mean);
        for (var j = 0; j < count; j += 16) (V.Load(p + j) * (V.Load(g + j) - all)).Store(g + j);
    }
}
