using System.Diagnostics;
using System.Runtime.Intrinsics;
using RLCollapse.Kernels;
using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.Benchmarks.Worker;

/// <summary>
/// Rate of a plain matrix product, (N, K) × (K, M), by the library that the side's model uses: on the CPU one of the model's own shape on
/// each thread, all at once, on a GPU one that shows what the chip can do.
/// </summary>
internal sealed class Gemm
{
    private const double EnoughSeconds = 0.03;
    private const double PieceFlops = 4e8; // some milliseconds
    private const int FewestPieces = 3;

    private readonly IProduct[] _products; // one a thread
    private readonly Device _device;
    private readonly double _flops;

    public Gemm(Side side)
    {
        using var policy = side.Policy();
        var (shape, isOwn) = (side.Case.Gemm, policy.Backend == "cpu");
        var type = side.Config.Model.Dtype == ComputeType.Bfloat16 ? ScalarType.BFloat16 : ScalarType.Float32;
        (_device, _flops) = (side.Device, 2.0 * shape[0] * shape[1] * shape[2]);
        _products = [.. Enumerable.Range(0, PartThreads.Of(_device)).Select(_ =>
            isOwn ? Own(shape) : new LibtorchProduct(shape, type, _device))];
    }

    /// <summary>N, K and M.</summary>
    /// <param name="width">C.</param>
    /// <param name="device"><c>cpu</c> or <c>cuda</c>.</param>
    public static int[] Shape(int width, string device) => device == "cpu" ? [4096, width, 4 * width] : [8192, 8192, 8192];

    /// <summary>FLOP/s of the fastest piece in a few hundredths of a second: what interrupts a piece does not lower it.</summary>
    public double Rate()
    {
        var (threads, times) = (_products.Length, (int)Math.Max(1, PieceFlops / _flops));
        var (best, begun) = (double.PositiveInfinity, Stopwatch.GetTimestamp());
        for (var piece = 0; piece < FewestPieces || Stopwatch.GetElapsedTime(begun).TotalSeconds < EnoughSeconds; piece++)
        {
            best = Math.Min(best, Waiting.Seconds(_device, () => PartThreads.Map(threads, threads, thread =>
            {
                for (var i = 0; i < times; i++) _products[thread].Compute();
                return times;
            })));
        }

        return threads * times * _flops / best;
    }

    private static IProduct Own(int[] shape) =>
        Vector512.IsHardwareAccelerated ? new OwnProduct<Lanes512>(shape)
        : Vector256.IsHardwareAccelerated ? new OwnProduct<Lanes256>(shape)
        : new OwnProduct<Lanes128>(shape);
}
