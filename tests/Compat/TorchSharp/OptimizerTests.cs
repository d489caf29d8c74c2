using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Compat.TorchSharp;

public sealed class OptimizerTests
{
    /// <summary>AdamW as its paper writes it, for one number with gradient g(w) = 2(w − 1).</summary>
    private static double[] Reference(double w, double lr, double decay, int steps)
    {
        double m = 0, v = 0;
        var path = new double[steps];
        for (int t = 1; t <= steps; t++)
        {
            double g = 2 * (w - 1);
            w *= 1 - lr * decay;
            m = 0.9 * m + 0.1 * g;
            v = 0.95 * v + 0.05 * g * g;
            w -= lr * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v / (1 - Math.Pow(0.95, t))) + 1e-8);
            path[t - 1] = w;
        }
        return path;
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void AdamWFollowsThePaperInEveryGroup(bool doubles, bool strided)
    {
        using DisposeScope scope = NewDisposeScope();
        ScalarType type = doubles ? float64 : float32;
        Parameter Make(double value) => new(strided ? full([3, 2], value, type).t() : full([2, 3], value, type));
        Parameter a = Make(3), b = Make(-2), unused = Make(5);
        using AdamW optimizer = optim.AdamW(
            [new AdamW.ParamGroup([a, unused], lr: 0.1, beta2: 0.95, weight_decay: 0.5), new AdamW.ParamGroup([b], lr: 0.01, beta2: 0.95)]);
        double[] first = Reference(3, 0.1, 0.5, 10), second = Reference(-2, 0.01, 0, 10);
        for (int t = 0; t < 10; t++)
        {
            optimizer.zero_grad();
            ((a - 1).square().sum() + (b - 1).square().sum()).backward();
            optimizer.step();
            Values.Near([.. Enumerable.Repeat((float)first[t], 6)], a, 2e-5);
            Values.Near([.. Enumerable.Repeat((float)second[t], 6)], b, 2e-5);
        }
        Values.Near([5, 5, 5, 5, 5, 5], unused);
        Assert.Equal([0.1, 0.01], optimizer.ParamGroups.Select(group => group.LearningRate));
    }

    [Fact]
    public void DefaultsAreTorchSharps()
    {
        using var parameter = new Parameter(zeros(1));
        using AdamW optimizer = optim.AdamW([parameter]);
        Assert.Equal((0.9, 0.999), optimizer.Betas);
        AdamW.Options options = ((AdamW.ParamGroup)optimizer.ParamGroups.Single()).Options;
        Assert.Equal((0.001, 0.0, 1e-8), (options.LearningRate, options.weight_decay, options.eps));
    }

    [Fact]
    public void ALoadedOptimizerGoesOnExactlyAsTheSavedOne()
    {
        using DisposeScope scope = NewDisposeScope();
        var a = new Parameter(tensor(new[] { 1f, -2, 3 }));
        using AdamW optimizer = optim.AdamW([a], lr: 0.05, weight_decay: 0.1);
        Steps(optimizer, a, 3);
        optimizer.ParamGroups.Single().LearningRate = 0.02;
        using var stream = new MemoryStream();
        optimizer.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;
        var b = new Parameter(a.detach().clone());
        using AdamW second = optim.AdamW([b]);
        second.load_state_dict(new BinaryReader(stream));
        Steps(optimizer, a, 4);
        Steps(second, b, 4);
        Assert.True(a.Equals(b));
        stream.Position = 0;
        using SGD other = optim.SGD([new Parameter(zeros(1))], 0.1);
        Assert.Throws<InvalidDataException>(() => other.load_state_dict(new BinaryReader(stream)));
    }

    private static void Steps(optim.Optimizer optimizer, Parameter parameter, int count)
    {
        for (int i = 0; i < count; i++)
        {
            optimizer.zero_grad();
            parameter.pow(4).sum().backward();
            optimizer.step();
        }
    }

    [Fact]
    public void SgdFollowsItsFormula()
    {
        using DisposeScope scope = NewDisposeScope();
        var w = new Parameter(tensor(new[] { 1f }));
        using SGD optimizer = optim.SGD([w], 0.1, momentum: 0.5);
        (w * 2).sum().backward();
        optimizer.step();
        Values.Near([0.8f], w);
        optimizer.step();
        Values.Near([0.5f], w);
    }

    [Fact]
    public void ZeroingKeepsGradientsAsZeros()
    {
        using DisposeScope scope = NewDisposeScope();
        var w = new Parameter(ones(2));
        using AdamW optimizer = optim.AdamW([w]);
        w.sum().backward();
        optimizer.zero_grad();
        Values.Near([0, 0], w.grad!);
    }

    [Fact]
    public void AParameterCannotBeInTwoGroups()
    {
        using var w = new Parameter(ones(2));
        Assert.Throws<ArgumentException>(() => optim.AdamW([new AdamW.ParamGroup([w], lr: 0.1), new AdamW.ParamGroup([w], lr: 0.2)]));
    }
}
