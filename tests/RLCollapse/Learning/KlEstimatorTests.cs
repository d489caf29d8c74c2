using RLCollapse.Config;
using RLCollapse.Learning;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Learning;

public sealed class KlEstimatorTests
{
    private static readonly float[] Policy = [0.7f, 0.2f, 0.1f];
    private static readonly float[] Base = [0.3f, 0.3f, 0.4f];

    [Fact]
    public void ExactIsTheDivergence()
    {
        var expected = Policy.Zip(Base, (p, q) => p * Math.Log(p / q)).Sum();
        Assert.Equal(expected, KlEstimator.Exact(tensor(Policy).log(), tensor(Base).log()).ToDouble(), 1e-6);
    }

    [Theory]
    [InlineData(KlEstimatorKind.K1)]
    [InlineData(KlEstimatorKind.K3)]
    public void K1AndK3AreUnbiased(KlEstimatorKind kind)
    {
        var exact = Policy.Zip(Base, (p, q) => p * Math.Log(p / q)).Sum();
        var each = KlEstimator.OfTokens(tensor(Policy).log(), tensor(Base).log(), kind).data<float>().ToArray();
        Assert.Equal(exact, each.Zip(Policy, (k, p) => k * p).Sum(), 1e-6);
    }

    [Fact(DisplayName = "Row 8: as a loss, k1's gradient vanishes in expectation, k2's is the divergence's on policy, exact's always")]
    public void GradientsOnAThreeTokenVocabulary()
    {
        var logits = tensor(new[] { 0.5f, -0.2f, 0.1f }, requires_grad: true);
        float[] Gradient(Func<Tensor, Tensor> loss)
        {
            logits.grad = null;
            loss(nn.functional.log_softmax(logits, -1)).backward();
            return logits.grad!.data<float>().ToArray();
        }

        var target = tensor(Base).log();
        var exact = Gradient(logProbs => KlEstimator.Exact(logProbs, target));
        float[] Expected(KlEstimatorKind kind) => Gradient(logProbs => (logProbs.exp().detach() * KlEstimator.OfTokens(logProbs, target, kind)).sum());
        Assert.All(Expected(KlEstimatorKind.K1), g => Assert.Equal(0, g, 1e-6));
        Assert.All(Expected(KlEstimatorKind.K2).Zip(exact), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
        var forward = Gradient(logProbs => -(target.exp() * logProbs).sum());
        Assert.All(Expected(KlEstimatorKind.K3).Zip(forward), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }
}
