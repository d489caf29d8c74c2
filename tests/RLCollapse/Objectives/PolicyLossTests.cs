using RLCollapse.Kernels;
using RLCollapse.Objectives;
using RLCollapse.Rl;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Objectives;

public sealed class PolicyLossTests
{
    [Theory]
    [InlineData(1.5, 1.0, -1.2, 1)] // past the upper end with A > 0: clipped
    [InlineData(1.5, -1.0, 1.5, 0)] // past the upper end with A < 0: not
    [InlineData(0.5, -1.0, 0.8, 1)] // past the lower end with A < 0: clipped
    [InlineData(0.5, 1.0, -0.5, 0)] // past the lower end with A > 0: not
    [InlineData(1.1, 1.0, -1.1, 0)] // inside
    public void Clips_only_where_the_surrogate_would_gain(double ratio, double advantage, double loss, double isClipped)
    {
        var (now, old, a) = (tensor((float)Math.Log(ratio)), tensor(0f), tensor((float)advantage));
        Assert.Equal(loss, PolicyLoss.Clipped(now, old, a, 0.2, 0.2).Value(), 1e-6);
        Assert.Equal(isClipped, PolicyLoss.IsClipped(now, old, a, 0.2, 0.2).Value());
    }

    [Theory]
    [InlineData(1.25, 1.0, -1.25, 0)] // between the ends: DAPO lets a rare token grow further
    [InlineData(1.5, 1.0, -1.28, 1)] // past the upper end
    [InlineData(1.25, -1.0, 1.25, 0)]
    [InlineData(0.75, -1.0, 0.8, 1)] // the lower end stays
    [InlineData(0.75, 1.0, -0.75, 0)]
    public void Clip_higher_moves_the_upper_end_alone(double ratio, double advantage, double loss, double isClipped)
    {
        var options = new RlOptions { Clip = new() { Ratio = 0.2, RatioHigh = 0.28 } };
        var (now, old, a) = (tensor((float)Math.Log(ratio)), tensor(0f), tensor((float)advantage));
        Assert.Equal(loss, PolicyObjective.Clipped(options.Clip.Ratio, options.Clip.High).Loss(now, old, a).Value(), 1e-6);
        Assert.Equal(isClipped, PolicyObjective.Clipped(options.Clip.Ratio, options.Clip.High).IsClipped!(now, old, a).Value());
    }

    [Fact]
    public void Without_an_upper_end_of_its_own_the_clip_is_symmetric()
    {
        var (now, old, a) = (tensor(new[] { 1.25f, 0.75f }).log(), zeros(2), tensor(new[] { 1f, -1 }));
        Assert.Equal([-1.2f, 0.8f], PolicyObjective.Clipped(0.2, new RlOptions { Clip = new() { Ratio = 0.2 } }.Clip.High)
            .Loss(now, old, a).data<float>().ToArray());
    }

    [Fact]
    public void The_likelihood_clips_nothing()
    {
        var (now, old, a) = (tensor(new[] { -3f, -0.1f }), zeros(2), tensor(new[] { 1f, 0.5f }));
        Assert.Equal([3f, 0.05f], PolicyObjective.Likelihood.Loss(now, old, a).data<float>().ToArray());
        Assert.Null(PolicyObjective.Likelihood.IsClipped);
    }

    [Fact]
    public void A_clipped_token_has_no_gradient()
    {
        var now = tensor(new[] { (float)Math.Log(1.5), 0f }, requires_grad: true);
        PolicyLoss.Clipped(now, zeros(2), ones(2), 0.2, 0.2).sum().backward();
        Assert.Equal([0f, -1], now.grad!.data<float>().ToArray());
    }
}
