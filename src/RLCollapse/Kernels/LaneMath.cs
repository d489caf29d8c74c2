using System.Runtime.CompilerServices;

namespace RLCollapse.Kernels;

/// <summary>Elementary functions of sixteen floats at once.</summary>
internal static class LaneMath<V> where V : unmanaged, ILanes<V>
{
    private const float LogOfTwoHigh = 0.693359375f;
    private const float LogOfTwoLow = -2.12194440e-4f;

    /// <summary>e^x to 2 units in the last place (Cephes' polynomial); 0 below −87, e⁸⁸ above 88; what is no number stays so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp(V x)
    {
        var lowest = V.Create(-87f);
        var within = V.Min(V.Create(88f), V.Max(lowest, x)); // in this order what is no number stays so
        var n = V.Floor(V.FusedMultiplyAdd(within, V.Create(1.44269504088896341f), V.Create(0.5f)));
        var r = V.FusedMultiplyAdd(n, V.Create(-LogOfTwoHigh), within);
        r = V.FusedMultiplyAdd(n, V.Create(-LogOfTwoLow), r);
        var p = V.Create(1.9875691500e-4f);
        p = V.FusedMultiplyAdd(p, r, V.Create(1.3981999507e-3f));
        p = V.FusedMultiplyAdd(p, r, V.Create(8.3334519073e-3f));
        p = V.FusedMultiplyAdd(p, r, V.Create(4.1665795894e-2f));
        p = V.FusedMultiplyAdd(p, r, V.Create(1.6666665459e-1f));
        p = V.FusedMultiplyAdd(p, r, V.Create(5.0000001201e-1f));
        p = V.FusedMultiplyAdd(p, r * r, r + V.Create(1));
        return V.WhereNotBelow(x, lowest, p * V.PowerOfTwo(n));
    }

    /// <summary>1 / (1 + e^−x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid(V x) => V.Create(1) / (V.Create(1) + Exp(V.Create(0) - x));
}
