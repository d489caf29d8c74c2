using RLCollapse.Kernels;
using RLCollapse.Objectives;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Objectives;

public sealed class ValueLossTests
{
    [Fact(DisplayName = "Row 15: value clipping is optional, and what is counted is the value before the clip")]
    public void Counts_values_before_the_clip()
    {
        var (values, old, returns) = (tensor(new[] { 0.1f, 0.5f, -0.4f }), zeros(3), ones(3));
        Assert.Equal([0f, 1, 1], ValueLoss.IsClipped(values, old, 0.2).data<float>().ToArray());
        Assert.Equal([0f, 0, 0], ValueLoss.IsClipped(values, old, 0).data<float>().ToArray());
        var clipped = ValueLoss.Compute(values, old, returns, 0.2).data<float>().ToArray();
        Assert.Equal(0.5 * 0.9 * 0.9, clipped[0], 1e-6); // inside the range
        Assert.Equal(0.5 * 0.8 * 0.8, clipped[1], 1e-6); // the clipped error is the larger one
        Assert.Equal(0.5 * 1.4 * 1.4, clipped[2], 1e-6); // the unclipped error is the larger one
        var plain = ValueLoss.Compute(values, old, returns, 0).data<float>().ToArray();
        Assert.Equal(0.5 * 0.5 * 0.5, plain[1], 1e-6);
    }

    [Fact]
    public void The_explained_variance_is_one_for_the_perfect_critic_and_zero_for_a_constant_one()
    {
        var (returns, mask) = (tensor(new[] { 1f, 2, 3, 100 }, [1, 4]), tensor(new[] { 1f, 1, 1, 0 }, [1, 4]));
        Assert.Equal(1, ValueLoss.ExplainedVariance(returns, returns, mask), 1e-6);
        Assert.Equal(0, ValueLoss.ExplainedVariance(ones(1, 4).Times(7), returns, mask), 1e-6);
        Assert.Equal(0.75, ValueLoss.ExplainedVariance(returns.Times(0.5), returns, mask), 1e-6); // errors of half the size
        Assert.Equal(-3, ValueLoss.ExplainedVariance(returns.Times(-1), returns, mask), 1e-5); // worse than none
        Assert.Equal(0, ValueLoss.ExplainedVariance(returns, ones(1, 4), mask));
    }
}
