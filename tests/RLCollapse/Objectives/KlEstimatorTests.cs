using RLCollapse.Kernels;
using RLCollapse.Objectives;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Objectives;

/// <summary>Estimators and their gradients, by enumeration of a vocabulary of three, in float64.</summary>
public sealed class KlEstimatorTests
{
    private static readonly double[] Policy = [0.7, 0.2, 0.1];
    private static readonly double[] Base = [0.3, 0.3, 0.4];
    private static readonly double[] Logits = [.. Policy.Select(p => Math.Log(p))];
    private static readonly Tensor BaseLogProbs = tensor(Base).log();
    private static readonly double ExactKl = Policy.Zip(Base, (p, q) => p * Math.Log(p / q)).Sum();

    [Fact]
    public void Exact_is_the_divergence() => Assert.Equal(ExactKl, KlEstimator.Exact(tensor(Policy).log(), BaseLogProbs).Value(), 1e-12);

    [Theory]
    [InlineData(KlEstimatorKind.K1, 1)]
    [InlineData(KlEstimatorKind.K2, 0)]
    [InlineData(KlEstimatorKind.K3, 1)]
    public void K_1_and_k_3_are_unbiased_and_k_2_is_not(KlEstimatorKind kind, double isUnbiased)
    {
        var each = KlEstimator.OfTokens(tensor(Policy).log(), BaseLogProbs, kind).data<double>().ToArray();
        var mean = each.Zip(Policy, (k, p) => k * p).Sum();
        if (isUnbiased == 1) Assert.Equal(ExactKl, mean, 1e-12);
        else Assert.NotEqual(ExactKl, mean, 5e-3);
        if (kind != KlEstimatorKind.K1) Assert.All(each, k => Assert.True(k >= 0));
    }

    [Fact]
    public void Whole_distributions_are_needed_for_the_exact_one() =>
        Assert.Throws<ArgumentException>(() => KlEstimator.OfTokens(BaseLogProbs, BaseLogProbs, KlEstimatorKind.Exact));

    [Fact(DisplayName = "Row 8: as a loss, exact's gradient is the divergence's own, p·(log p/q − KL)")]
    public void The_exact_gradient()
    {
        var byHand = Policy.Zip(Base, (p, q) => p * (Math.Log(p / q) - ExactKl)).ToArray();
        Near(byHand, Gradient(logProbs => KlEstimator.Exact(logProbs, BaseLogProbs)));
    }

    [Fact(DisplayName = "Row 8: as a loss, k1's gradient vanishes in expectation")]
    public void K_1_vanishes_as_a_loss() => Near([0, 0, 0], Expected(KlEstimatorKind.K1, Policy));

    [Fact(DisplayName = "Row 8: as a loss, k2's gradient is the divergence's on policy, and only there")]
    public void K_2_is_right_on_policy()
    {
        var exact = Gradient(logProbs => KlEstimator.Exact(logProbs, BaseLogProbs));
        Near(exact, Expected(KlEstimatorKind.K2, Policy));
        Assert.Contains(Enumerable.Range(0, 3), v => Math.Abs(exact[v] - Expected(KlEstimatorKind.K2, [0.4, 0.4, 0.2])[v]) > 1e-2);
    }

    [Fact(DisplayName = "Row 8: as a loss, k3's gradient is the forward divergence's, p − q")]
    public void K_3_follows_the_forward_divergence()
    {
        Near([.. Policy.Zip(Base, (p, q) => p - q)], Expected(KlEstimatorKind.K3, Policy));
        Near(Gradient(logProbs => (BaseLogProbs.exp() * (BaseLogProbs - logProbs)).sum()), Expected(KlEstimatorKind.K3, Policy));
    }

    [Theory(DisplayName = "Row 8: in the reward, k1's policy gradient is the divergence's; k2's and k3's are not")]
    [InlineData(KlEstimatorKind.K1, true)]
    [InlineData(KlEstimatorKind.K2, false)]
    [InlineData(KlEstimatorKind.K3, false)]
    public void In_the_reward(KlEstimatorKind kind, bool isExact)
    {
        var exact = Gradient(logProbs => KlEstimator.Exact(logProbs, BaseLogProbs));
        var reinforce = Gradient(logProbs =>
            (logProbs.exp().detach() * KlEstimator.OfTokens(logProbs.detach(), BaseLogProbs, kind) * logProbs).sum());
        if (isExact) Near(exact, reinforce);
        else Assert.Contains(Enumerable.Range(0, 3), v => Math.Abs(exact[v] - reinforce[v]) > 1e-2);
    }

    /// <summary>Mean gradient of an estimate as a loss, over tokens drawn from the given probabilities.</summary>
    private static double[] Expected(KlEstimatorKind kind, double[] drawn) =>
        Gradient(logProbs => (tensor(drawn) * KlEstimator.OfTokens(logProbs, BaseLogProbs, kind)).sum());

    private static double[] Gradient(Func<Tensor, Tensor> loss)
    {
        using var logits = tensor(Logits, requires_grad: true);
        loss(nn.functional.log_softmax(logits, -1)).backward();
        return logits.grad!.data<double>().ToArray();
    }

    private static void Near(double[] expected, double[] actual)
    {
        for (var v = 0; v < 3; v++) Assert.Equal(expected[v], actual[v], 1e-12);
    }
}
