using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Fixtures;

/// <summary>Gradients held against central differences, (f(x + h) − f(x − h)) / 2h, in float64.</summary>
internal static class FiniteDifferences
{
    private const double Step = 1e-5;
    private const double Tolerance = 1e-6;

    /// <summary>Asserts that backward() gives the slope of a loss in every coordinate, to 1e-6 of the largest.</summary>
    public static void AssertGradient(Func<Tensor, Tensor> loss, double[] at, params long[] shape)
    {
        using var scope = NewDisposeScope();
        using var x = tensor(at, shape, requires_grad: true);
        loss(x).backward();
        var gradient = Exercise.Doubles(x.grad!);
        var largest = gradient.Max(Math.Abs);
        Assert.True(largest > 1e-3, "a loss with no slope tells nothing");
        for (var i = 0; i < at.Length; i++)
        {
            var slope = (Value(loss, at, i, Step, shape) - Value(loss, at, i, -Step, shape)) / (2 * Step);
            Assert.True(Math.Abs(slope - gradient[i]) <= Tolerance * largest, $"coordinate {i}: gradient {gradient[i]:R}, slope {slope:R}");
        }
    }

    private static double Value(Func<Tensor, Tensor> loss, double[] at, int coordinate, double step, long[] shape)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        double[] moved = [.. at];
        moved[coordinate] += step;
        return loss(tensor(moved, shape)).Value();
    }
}
