using RLCollapse.Objectives;
using RLCollapse.Rl;
using RLCollapse.Rl.Algorithms;

namespace RLCollapse.Tests.Rl.Algorithms;

public sealed class RlooTests
{
    public static TheoryData<double, KlEstimatorKind> Penalties => SmallBatch.Penalties;

    [Theory]
    [MemberData(nameof(Penalties))]
    public void The_baseline_is_the_mean_of_the_others(double coefficient, KlEstimatorKind kind)
    {
        var options = SmallBatch.Options(RlAlgorithm.Rloo, new() { Coefficient = coefficient, Estimator = kind });
        using var batch = SmallBatch.Create(options);
        var scores = SmallBatch.Scores(batch, options.Kl);
        SmallBatch.AssertAdvantages(batch, options, new Rloo(options), (row, _) =>
        {
            double others = 0;
            foreach (var other in SmallBatch.Group(row)) others += other == row ? 0 : scores[other];
            return scores[row] - (others / (SmallBatch.GroupSize - 1));
        });
    }
}
