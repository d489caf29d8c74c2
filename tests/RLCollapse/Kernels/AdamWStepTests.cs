using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Kernels;

public sealed class AdamWStepTests
{
    [Fact]
    public void Steps_in_one_pass_are_those_of_the_formula_and_of_libtorchs_operations()
    {
        const int Count = 37; // two vectors and a tail
        const double Rate = 0.01, Beta1 = 0.9, Beta2 = 0.95, Decay = 0.1;
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var start = randn(Count, generator: new Generator(1));
        var (here, there) = (start.clone(), start.clone());
        Tensor[] moments = [zeros(Count), zeros(Count), zeros(Count), zeros(Count)];
        var (p, m, v) = (Doubles(start), new double[Count], new double[Count]);
        for (var t = 1; t <= 5; t++)
        {
            var gradient = randn(Count, generator: new Generator((ulong)t + 1));
            var step = new AdamWStep(Rate, Beta1, Beta2, Decay, t);
            step.Apply(here, gradient, moments[0], moments[1]);
            step.ApplyThere(there, gradient, moments[2], moments[3]);
            var g = Doubles(gradient);
            for (var i = 0; i < Count; i++)
            {
                (m[i], v[i]) = ((Beta1 * m[i]) + ((1 - Beta1) * g[i]), (Beta2 * v[i]) + ((1 - Beta2) * g[i] * g[i]));
                p[i] = (p[i] * (1 - (Rate * Decay)))
                    - (Rate * (m[i] / (1 - Math.Pow(Beta1, t))) / (Math.Sqrt(v[i] / (1 - Math.Pow(Beta2, t))) + 1e-8));
            }
        }

        foreach (var (expected, (a, b)) in p.Zip(Doubles(here).Zip(Doubles(there))))
        {
            Assert.Equal(expected, a, 1e-6);
            Assert.Equal(expected, b, 1e-6);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(29)]
    public void The_norm_counts_every_number(int count)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(4.0 * count, AdamWStep.SumOfSquares(ones(count).Times(-2)));
        Assert.Equal(4.0 * count, AdamWStep.SumOfSquares(ones(count, dtype: float64).Times(-2)));
    }

    private static double[] Doubles(Tensor x) => x.to_type(float64).data<double>().ToArray();
}
