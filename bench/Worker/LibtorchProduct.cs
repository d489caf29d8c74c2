using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Benchmarks.Worker;

/// <summary>libtorch's product of random numbers.</summary>
/// <param name="shape">N, K and M.</param>
/// <param name="dtype">Number format.</param>
/// <param name="device">Where.</param>
internal sealed class LibtorchProduct(int[] shape, ScalarType dtype, Device device) : IProduct
{
    private readonly Tensor _left = rand(shape[0], shape[1], device: device).to_type(dtype);
    private readonly Tensor _right = rand(shape[1], shape[2], device: device).to_type(dtype);

    /// <inheritdoc/>
    public void Compute() => Products.Of(_left, _right).Dispose();
}
