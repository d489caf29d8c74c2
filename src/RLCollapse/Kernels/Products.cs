using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>libtorch's products behind a check of shapes: TorchSharp's <c>matmul</c> ends the process where they do not fit.</summary>
public static class Products
{
    /// <summary>A·B of the last two dimensions; the dimensions before them are the same, or there are none.</summary>
    /// <param name="a">(…, N, K)</param>
    /// <param name="b">(…, K, M)</param>
    /// <returns>(…, N, M)</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor Of(Tensor a, Tensor b)
    {
        long[] left = a.shape, right = b.shape;
        if (left.Length < 2 || left.Length != right.Length || left[^1] != right[^2]
            || !left.AsSpan()[..^2].SequenceEqual(right.AsSpan()[..^2]) || a.dtype != b.dtype || a.device.ToString() != b.device.ToString())
            throw new ArgumentException($"There is no product of ({string.Join(", ", left)}) {a.dtype} on {a.device} and "
                + $"({string.Join(", ", right)}) {b.dtype} on {b.device}.");
#pragma warning disable RS0030 // the shapes fit
        return a.matmul(b);
#pragma warning restore RS0030
    }
}
