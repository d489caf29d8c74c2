using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>
/// How the numbers of an activation stand in memory. Kernels load them into float32, compute there, and round once on the way
/// out. Formats are structs, so that the JIT makes each kernel anew for each of them and no format is asked about at run time.
/// </summary>
/// <typeparam name="T">One number.</typeparam>
internal unsafe interface IElement<T> where T : unmanaged, IElement<T>
{
    /// <summary>What tensors call the format.</summary>
    static abstract ScalarType Type { get; }

    /// <summary>Sixteen numbers.</summary>
    static abstract Vector512<float> Load(T* from);

    /// <summary>Sixteen numbers, rounded to nearest, ties to even.</summary>
    static abstract void Store(Vector512<float> x, T* to);

    /// <summary>Eight numbers.</summary>
    static abstract Vector256<float> LoadEight(T* from);

    /// <summary>Eight numbers, rounded to nearest, ties to even.</summary>
    static abstract void StoreEight(Vector256<float> x, T* to);

    /// <summary>One number.</summary>
    static abstract float Widen(T x);

    /// <summary>One number, rounded to nearest, ties to even.</summary>
    static abstract T Round(float x);
}
