using System.Diagnostics;
using RLCollapse.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Benchmarks.Worker;

/// <summary>Rate of a plain matrix product of the model's own shape, (N, C) × (C, 4C), on all threads.</summary>
internal static class Gemm
{
    private const double EnoughSeconds = 0.03;

    /// <summary>FLOP/s over a few hundredths of a second.</summary>
    /// <param name="rows">N.</param>
    /// <param name="width">C.</param>
    /// <param name="dtype">Number format.</param>
    public static double Rate(int rows, int width, ScalarType dtype)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var (left, right) = (ones(rows, width).to_type(dtype), ones(width, 4L * width).to_type(dtype));
        set_num_threads(PartThreads.Available);
        left.matmul(right).Dispose(); // wakes them
        var (count, started) = (0, Stopwatch.GetTimestamp());
        while (count == 0 || Stopwatch.GetElapsedTime(started).TotalSeconds < EnoughSeconds)
        {
            left.matmul(right).Dispose();
            count++;
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        set_num_threads(1);
        return 2.0 * rows * width * 4 * width * count / seconds;
    }
}
