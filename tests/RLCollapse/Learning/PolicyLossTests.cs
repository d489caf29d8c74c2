using RLCollapse.Learning;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Learning;

public sealed class PolicyLossTests
{
    [Theory]
    [InlineData(1.5, 1.0, -1.2, 1)] // past the upper end with A > 0: clipped
    [InlineData(1.5, -1.0, 1.5, 0)] // past the upper end with A < 0: not
    [InlineData(0.5, -1.0, 0.8, 1)] // past the lower end with A < 0: clipped
    [InlineData(0.5, 1.0, -0.5, 0)] // past the lower end with A > 0: not
    [InlineData(1.1, 1.0, -1.1, 0)] // inside
    public void ClipsOnlyWhereTheSurrogateWouldGain(double ratio, double advantage, double loss, double isClipped)
    {
        var (now, old, a) = (tensor((float)Math.Log(ratio)), tensor(0f), tensor((float)advantage));
        Assert.Equal(loss, PolicyLoss.Clipped(now, old, a, 0.2, 0.2).ToDouble(), 1e-6);
        Assert.Equal(isClipped, PolicyLoss.IsClipped(now, old, a, 0.2, 0.2).ToDouble());
    }

    [Fact]
    public void AClippedTokenHasNoGradient()
    {
        var now = tensor(new[] { (float)Math.Log(1.5), 0f }, requires_grad: true);
        PolicyLoss.Clipped(now, zeros(2), ones(2), 0.2, 0.2).sum().backward();
        Assert.Equal([0f, -1], now.grad!.data<float>().ToArray());
    }
}
