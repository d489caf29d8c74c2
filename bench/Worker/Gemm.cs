using System.Diagnostics;
using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Benchmarks.Worker;

/// <summary>
/// Rate of a plain matrix product, (N, K) × (K, M): on the CPU one of the model's own shape on each thread, all at once, on a GPU one that
/// shows what the chip can do.
/// </summary>
internal static class Gemm
{
    private const double EnoughSeconds = 0.03;

    /// <summary>N, K and M.</summary>
    /// <param name="width">C.</param>
    /// <param name="device"><c>cpu</c> or <c>cuda</c>.</param>
    public static int[] Shape(int width, string device) => device == "cpu" ? [4096, width, 4 * width] : [8192, 8192, 8192];

    /// <summary>FLOP/s over a few hundredths of a second.</summary>
    /// <param name="shape">N, K and M.</param>
    /// <param name="dtype">Number format.</param>
    /// <param name="device">Where.</param>
    public static double Rate(int[] shape, ScalarType dtype, Device device)
    {
        var threads = PartThreads.Of(device);
        return PartThreads.Map(threads, threads, _ => OneRate(shape, dtype, device)).Sum();
    }

    private static double OneRate(int[] shape, ScalarType dtype, Device device)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var (left, right) = (rand(shape[0], shape[1], device: device).to_type(dtype),
            rand(shape[1], shape[2], device: device).to_type(dtype));
        Products.Of(left, right).Dispose(); // loads its kernel
        Waiting.For(device);
        var (count, started) = (0, Stopwatch.GetTimestamp());
        while (count == 0 || Stopwatch.GetElapsedTime(started).TotalSeconds < EnoughSeconds)
        {
            Products.Of(left, right).Dispose();
            Waiting.For(device);
            count++;
        }

        return 2.0 * shape[0] * shape[1] * shape[2] * count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
