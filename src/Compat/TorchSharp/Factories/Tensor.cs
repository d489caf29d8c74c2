using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

// What every factory shares.
public static unsafe partial class torch
{
    /// <summary>A tensor with a copy of the data, cast to <paramref name="dtype"/> where one is given.</summary>
    /// <exception cref="ArgumentException">The shape does not hold as many elements as there are.</exception>
    internal static Tensor From<T>(ReadOnlySpan<T> data, ReadOnlySpan<long> dimensions, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
        where T : unmanaged
    {
        RejectNames(names);
        long count = 1;
        foreach (long n in dimensions) count *= n;
        if (count != data.Length)
            throw new ArgumentException($"{data.Length} elements do not fill the shape [{string.Join(", ", dimensions.ToArray())}], which holds {count}.", nameof(dimensions));
        fixed (T* p = data)
        fixed (long* sizes = dimensions)
            return Op.Wrap(Native.ts_from_memory(p, (int)ScalarTypeOf(typeof(T)), sizes, dimensions.Length, new OptionsArg(dtype, device, requires_grad)));
    }

    private static T[] AsArray<T>(IList<T> list) => list as T[] ?? [.. list];

    private static ReadOnlySpan<T> Flatten<T>(Array array) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);

    private static void RejectNames(string[]? names)
    {
        if (names is not null) throw new NotSupportedException("Named dimensions are not supported by this stand-in for TorchSharp.");
    }
}
