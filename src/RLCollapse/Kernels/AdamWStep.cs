using System.Runtime.Intrinsics;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>One parameter's step of AdamW, in one pass where it is float32 on the CPU.</summary>
/// <param name="LearningRate">η.</param>
/// <param name="Beta1">β₁.</param>
/// <param name="Beta2">β₂.</param>
/// <param name="WeightDecay">λ.</param>
/// <param name="Step">t, from 1.</param>
internal readonly record struct AdamWStep(double LearningRate, double Beta1, double Beta2, double WeightDecay, long Step)
{
    private const double Epsilon = 1e-8;

    private double Kept => 1 - (LearningRate * WeightDecay);

    private double Rate => LearningRate / (1 - Math.Pow(Beta1, Step));

    private double Correction => 1 / Math.Sqrt(1 - Math.Pow(Beta2, Step));

    /// <summary>Changes a parameter and its moments in place.</summary>
    /// <param name="parameter">p.</param>
    /// <param name="gradient">g, same shape.</param>
    /// <param name="first">m, same shape, contiguous.</param>
    /// <param name="second">v, same shape, contiguous.</param>
    public void Apply(Tensor parameter, Tensor gradient, Tensor first, Tensor second)
    {
        if (IsHere(parameter)) ApplyHere(parameter, gradient, first, second);
        else ApplyThere(parameter, gradient, first, second);
    }

    /// <summary>Σ g².</summary>
    public static unsafe double SumOfSquares(Tensor gradient)
    {
        if (!IsHere(gradient)) return gradient.Squared().sum().Value();
        using var flat = gradient.contiguous();
        float* g = Memory.Floats(flat);
        var (sum, count, i) = (Vector512<double>.Zero, flat.numel(), 0L);
        for (; i <= count - 8; i += 8)
        {
            var wide = Vector512.Create(Vector256.WidenLower(Vector256.Load(g + i)), Vector256.WidenUpper(Vector256.Load(g + i)));
            sum += wide * wide;
        }

        var total = Vector512.Sum(sum);
        for (; i < count; i++) total += (double)g[i] * g[i];
        return total;
    }

    /// <summary>By libtorch's operations, on any device and in any number format.</summary>
    internal void ApplyThere(Tensor parameter, Tensor gradient, Tensor first, Tensor second)
    {
        using var scope = NewDisposeScope();
        parameter.TimesInPlace(Kept);
        first.TimesInPlace(Beta1);
        second.TimesInPlace(Beta2);
        first.PlusInPlace(gradient.Times(1 - Beta1));
        second.PlusInPlace(gradient.Squared().Times(1 - Beta2));
        parameter.PlusInPlace((first / second.sqrt().Times(Correction).Plus(Epsilon)).Times(-Rate));
    }

    private static bool IsHere(Tensor tensor) => tensor.device.type == DeviceType.CPU && tensor.dtype == float32;

    private unsafe void ApplyHere(Tensor parameter, Tensor gradient, Tensor first, Tensor second)
    {
        using var flat = gradient.contiguous();
        float* p = Memory.Floats(parameter), g = Memory.Floats(flat), m = Memory.Floats(first), v = Memory.Floats(second);
        var (kept, rate, correction, epsilon) = ((float)Kept, (float)Rate, (float)Correction, (float)Epsilon);
        var (beta1, other1, beta2, other2) = ((float)Beta1, (float)(1 - Beta1), (float)Beta2, (float)(1 - Beta2));
        var (count, i) = (parameter.numel(), 0L);
        for (; i <= count - 16; i += 16)
        {
            var slope = Vector512.Load(g + i);
            var mean = (Vector512.Load(m + i) * beta1) + (slope * other1);
            var square = (Vector512.Load(v + i) * beta2) + (slope * slope * other2);
            mean.Store(m + i);
            square.Store(v + i);
            ((Vector512.Load(p + i) * kept) - (mean * rate / ((Vector512.Sqrt(square) * correction) + Vector512.Create(epsilon))))
                .Store(p + i);
        }

        for (; i < count; i++)
        {
            m[i] = (m[i] * beta1) + (g[i] * other1);
            v[i] = (v[i] * beta2) + (g[i] * g[i] * other2);
            p[i] = (p[i] * kept) - (m[i] * rate / ((MathF.Sqrt(v[i]) * correction) + epsilon));
        }
    }
}
