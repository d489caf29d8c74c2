using RLCollapse.Common;
using RLCollapse.Model;
using RLCollapse.Objectives;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Rl;

/// <summary>Every loss's gradient against finite differences, on two ragged responses over a vocabulary of four.</summary>
public sealed class LossGradientTests
{
    private const double Temperature = 0.7;
    private const int Vocabulary = 4, MaxNewTokens = 5;

    private static readonly Tensor Mask = tensor(new double[] { 1, 1, 1, 1, 1, 0 }, [2, 3]);
    private static readonly Tensor Tokens = tensor(new long[] { 0, 2, 1, 3, 2, 0 }, [2, 3]);
    private static readonly double[] Logits = Draws(24, 1), BaseLogits = Draws(24, 2);
    private static readonly Tensor Base = LogProbabilities.All(tensor(BaseLogits, [2, 3, Vocabulary]), Temperature);

    // Ratios on both sides of the clip for either sign of the advantage, none of them at a kink (0.8 and 1.28).
    private static readonly Tensor Ratios = tensor(new[] { 0.7, 1.4, 1.1, 1.25, 0.6, 1 }, [2, 3]);
    private static readonly Tensor Advantages = tensor(new[] { 0.5, -1.2, 2, 0.8, -0.7, 0 }, [2, 3]);
    private static readonly Tensor Old = Chosen(
        LogProbabilities.All(tensor(Logits, [2, 3, Vocabulary]), Temperature)) - Ratios.log();

    private static readonly Dictionary<string, Func<Tensor, Tensor>> Losses = new()
    {
        ["clipped surrogate"] = all => PolicyLoss.Clipped(Chosen(all), Old, Advantages, 0.2, 0.28),
        ["likelihood"] = all => PolicyObjective.Likelihood.Loss(Chosen(all), Old, Advantages),
        ["k1"] = all => KlEstimator.OfTokens(Chosen(all), Chosen(Base), KlEstimatorKind.K1),
        ["k2"] = all => KlEstimator.OfTokens(Chosen(all), Chosen(Base), KlEstimatorKind.K2),
        ["k3"] = all => KlEstimator.OfTokens(Chosen(all), Chosen(Base), KlEstimatorKind.K3),
        ["exact KL"] = all => KlEstimator.Exact(all, Base),
    };

    public static TheoryData<string, LossAggregation> Cases
    {
        get
        {
            var all = new TheoryData<string, LossAggregation>();
            foreach (var name in Losses.Keys)
            {
                foreach (var aggregation in Enum.GetValues<LossAggregation>()) all.Add(name, aggregation);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradient_is_the_slope(string loss, LossAggregation aggregation) =>
        FiniteDifferences.AssertGradient(logits =>
            Aggregated(Losses[loss](LogProbabilities.All(logits, Temperature)), aggregation), Logits, 2, 3, Vocabulary);

    [Theory]
    [InlineData(0, LossAggregation.TokenMean)]
    [InlineData(0, LossAggregation.SequenceMean)]
    [InlineData(0, LossAggregation.Constant)]
    [InlineData(0.2, LossAggregation.TokenMean)]
    [InlineData(0.2, LossAggregation.SequenceMean)]
    [InlineData(0.2, LossAggregation.Constant)]
    public void The_gradient_of_the_value_loss_is_its_slope(double clipRange, LossAggregation aggregation)
    {
        // Inside the range, past it with the clipped error the larger, past it with the unclipped error the larger.
        double[] values = [0.1, 0.5, -0.4, 0.15, -0.6, 7];
        var (old, returns) = (zeros(2, 3, dtype: float64), tensor(new[] { 1.0, 1, 1, -0.5, 0.3, 0 }, [2, 3]));
        FiniteDifferences.AssertGradient(v => Aggregated(ValueLoss.Compute(v, old, returns, clipRange), aggregation), values, 2, 3);
    }

    [Fact]
    public void A_token_at_padding_has_no_gradient()
    {
        using var logits = tensor(Logits, [2, 3, Vocabulary], requires_grad: true);
        Aggregated(Losses["k3"](LogProbabilities.All(logits, Temperature)), LossAggregation.TokenMean).backward();
        var gradient = Exercise.Doubles(logits.grad!);
        Assert.All(gradient[^Vocabulary..], g => Assert.Equal(0, g));
        Assert.All(gradient[..^Vocabulary], g => Assert.NotEqual(0, g));
    }

    private static Tensor Chosen(Tensor all) => LogProbabilities.Gather(all, Tokens);

    private static Tensor Aggregated(Tensor losses_BR, LossAggregation aggregation) =>
        (losses_BR * LossAggregator.Weights(Mask, aggregation, MaxNewTokens)).sum();

    private static double[] Draws(int count, ulong seed)
    {
        var random = new Seed(seed).Generator();
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }
}
