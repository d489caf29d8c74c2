using RLCollapse.Objectives;
using RLCollapse.Rl;

namespace RLCollapse.Tests.Rl;

public sealed class KlCautionTests
{
    [Theory]
    [InlineData(KlEstimatorKind.K1, KlPlacement.Loss, "holds nothing")]
    [InlineData(KlEstimatorKind.K2, KlPlacement.Reward, "rl.kl.estimator=k2")]
    [InlineData(KlEstimatorKind.K3, KlPlacement.Reward, "rl.kl.estimator=k3")]
    public void Choices_that_hold_less_than_they_seem_are_cautioned_against(
        KlEstimatorKind estimator, KlPlacement placement, string expected)
    {
        var options = With(estimator, placement);
        Assert.Contains(expected, KlPenalty.Caution(options, "rl"));
        Assert.Null(KlPenalty.Caution(options with { Kl = options.Kl with { Coefficient = 0 } }, "rl"));
        Assert.Null(KlPenalty.Caution(options with { Algorithm = RlAlgorithm.ExpertIteration }, "rl"));
    }

    [Theory]
    [InlineData(KlEstimatorKind.K1, KlPlacement.Reward)]
    [InlineData(KlEstimatorKind.K2, KlPlacement.Loss)]
    [InlineData(KlEstimatorKind.K3, KlPlacement.Loss)]
    [InlineData(KlEstimatorKind.Exact, KlPlacement.Loss)]
    public void The_others_are_not(KlEstimatorKind estimator, KlPlacement placement) =>
        Assert.Null(KlPenalty.Caution(With(estimator, placement), "rl"));

    private static RlOptions With(KlEstimatorKind estimator, KlPlacement placement) =>
        new() { Kl = new() { Coefficient = 0.1, Estimator = estimator, Placement = placement } };
}
