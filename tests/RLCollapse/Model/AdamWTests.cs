using RLCollapse.Kernels;
using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Model;

public sealed class AdamWTests
{
    [Fact]
    public void Matrices_decay_and_gains_and_the_value_head_do_not()
    {
        using var policy = Tiny.Policy();
        using (no_grad()) policy.ValueHead().PlusInPlace(1.0);
        using var optimizer = new AdamW(policy, 0.1, 0.1, 0.9, 0.95, weightDecay: 0.5);
        Gradients(policy, 0);
        var before = policy.Weights.ToDictionary(w => w.Name, w => Exercise.Doubles(w.Parameter.detach()));
        optimizer.Step();
        foreach (var (name, parameter) in policy.Weights)
        {
            var kept = parameter.dim() >= 2 && name != "value_head" ? 1 - (0.1 * 0.5) : 1;
            Assert.Equal(before[name].Select(value => (float)(value * kept)), Exercise.Doubles(parameter.detach())
                .Select(value => (float)value), (a, b) => Math.Abs(a - b) < 1e-6);
        }
    }

    [Theory]
    [InlineData(0.5, true)]
    [InlineData(0, false)]
    [InlineData(1e6, false)]
    public void Gradients_are_clipped_together(double largest, bool isClipped)
    {
        using var policy = Tiny.Policy();
        using var optimizer = new AdamW(policy, 0.1, null, 0.9, 0.95, 0);
        Gradients(policy, 0.25);
        var expected = 0.25 * Math.Sqrt(policy.ParameterCount());
        Assert.Equal(expected, optimizer.ClipGradients(largest), 1e-6 * expected);
        Assert.Equal(isClipped ? largest : expected, optimizer.ClipGradients(0), 1e-5 * expected);
    }

    [Fact]
    public void An_optimizer_that_is_saved_and_read_goes_on_with_the_same_bits()
    {
        using ILanguageModel first = Tiny.Policy(), second = Tiny.Policy();
        using AdamW one = new(first, 0.01, 0.02, 0.9, 0.95, 0.1), other = new(second, 0.01, 0.02, 0.9, 0.95, 0.1);
        Gradients(first, 0.5);
        one.Step();
        second.CopyFrom(first);
        other.Load(Exercise.Reading(Exercise.Written(one.Save)));
        Gradients(first, -0.25);
        Gradients(second, -0.25);
        one.Step();
        other.Step();
        Assert.Equal(PolicyWeights.Hash(first), PolicyWeights.Hash(second));
    }

    [Fact]
    public void What_has_no_gradient_stays()
    {
        using var policy = Tiny.Policy();
        using var optimizer = new AdamW(policy, 0.1, null, 0.9, 0.95, 0.5);
        var before = PolicyWeights.Hash(policy);
        Gradients(policy, 1);
        optimizer.ForgetGradients();
        optimizer.Step();
        Assert.Equal(before, PolicyWeights.Hash(policy));
    }

    private static void Gradients(ILanguageModel policy, double value)
    {
        using var scope = NewDisposeScope();
        foreach (var (_, parameter) in policy.Weights) parameter.grad = zeros_like(parameter).PlusInPlace(value);
    }
}
