using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RLCollapse.Kernels;

/// <summary>Runs of numbers from a format to float32 and back.</summary>
internal static unsafe class Elements
{
    /// <summary>Copies numbers out of a format.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Widen<T>(T* from, float* to, int count) where T : unmanaged, IElement<T>
    {
        var i = 0;
        for (; i <= count - 16; i += 16) T.Load(from + i).Store(to + i);
        for (; i < count; i++) to[i] = T.Widen(from[i]);
    }

    /// <summary>Copies numbers into a format.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Round<T>(float* from, T* to, int count) where T : unmanaged, IElement<T>
    {
        var i = 0;
        for (; i <= count - 16; i += 16) T.Store(Vector512.Load(from + i), to + i);
        for (; i < count; i++) to[i] = T.Round(from[i]);
    }

    /// <summary>sum = x + y; <paramref name="sum"/> may be <paramref name="x"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<T>(float* x, T* y, float* sum, int count) where T : unmanaged, IElement<T>
    {
        var i = 0;
        for (; i <= count - 16; i += 16) (Vector512.Load(x + i) + T.Load(y + i)).Store(sum + i);
        for (; i < count; i++) sum[i] = x[i] + T.Widen(y[i]);
    }
}
