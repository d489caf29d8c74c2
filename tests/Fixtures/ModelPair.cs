using RLCollapse.Common;
using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Model.Cpu;
using RLCollapse.Model.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Fixtures;

/// <summary>
/// The CPU runtime beside the torch backend in float64, of the same weights: float32 numbers, norms not 1, the value head not 0.
/// </summary>
internal sealed class ModelPair : IDisposable
{
    public ModelPair(ModelOptions options, int vocabulary)
    {
        (Runtime, Exact) = (Cpu(options, vocabulary), new(options, ComputeType.Float32, Weights(options, vocabulary, float64)));
    }

    public CpuModel Runtime { get; }

    public TorchModel Exact { get; }

    /// <summary>The CPU runtime alone.</summary>
    public static CpuModel Cpu(ModelOptions options, int vocabulary, ICpuPasses? passes = null) =>
        new(options, vocabulary, Weights(options, vocabulary, float32), passes);

    /// <summary>Asserts that both have the same gradient, weight by weight, up to a share of its norm; a missing one is 0.</summary>
    /// <returns>Names of the weights whose gradient is not 0.</returns>
    public string[] AssertSameGradients(double tolerance)
    {
        using var scope = NewDisposeScope();
        var present = new List<string>();
        foreach (var ((name, mine), (_, theirs)) in Runtime.Weights.Zip(Exact.Weights))
        {
            var norm = theirs.grad is { } exact ? exact.norm().Value() : 0;
            var difference = (mine.grad ?? zeros_like(mine)).to_type(float64) - (theirs.grad ?? zeros_like(theirs));
            Assert.True(difference.norm().Value() <= tolerance * norm, $"{name}: {difference.norm().Value():G2} of {norm:G3}");
            if (norm > 0) present.Add(name);
        }

        return [.. present];
    }

    public void Dispose()
    {
        Runtime.Dispose();
        Exact.Dispose();
    }

    private static IReadOnlyList<(string Name, Parameter Parameter)> Weights(ModelOptions options, int vocabulary, ScalarType type)
    {
        using var scope = NewDisposeScope();
        using var none = no_grad();
        var weights = InitialWeights.Create(options, vocabulary, CPU, new Seed(11), type);
        foreach (var ((name, parameter), i) in weights.Select((weight, i) => (weight, (ulong)i)))
        {
            scope.Detach(parameter);
            var noise = randn(parameter.shape, generator: new Generator(i + 1));
            if (name == "value_head") parameter.copy_(noise.Over(Math.Sqrt(options.Width)));
            else if (parameter.dim() == 1) parameter.copy_(noise.Times(0.25).Plus(1));
        }

        return weights;
    }
}
