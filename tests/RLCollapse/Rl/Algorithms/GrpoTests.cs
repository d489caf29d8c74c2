using RLCollapse.Objectives;
using RLCollapse.Rl;
using RLCollapse.Rl.Algorithms;

namespace RLCollapse.Tests.Rl.Algorithms;

public sealed class GrpoTests
{
    public static TheoryData<double, KlEstimatorKind> Penalties => SmallBatch.Penalties;

    [Theory(DisplayName = "Row 12: GRPO's advantages are (R − mean) / (std + ε) of each prompt's group, "
        + "less the penalty's distance from its own mean")]
    [MemberData(nameof(Penalties))]
    public void SampleStd(double coefficient, KlEstimatorKind kind) =>
        AgreesWithTheDefinition(new() { Coefficient = coefficient, Estimator = kind }, new() { Epsilon = 1e-3 }, SmallBatch.GroupSize - 1);

    [Theory]
    [MemberData(nameof(Penalties))]
    public void PopulationStd(double coefficient, KlEstimatorKind kind) =>
        AgreesWithTheDefinition(new() { Coefficient = coefficient, Estimator = kind }, new() { Std = GroupStd.Population, Epsilon = 0.5 },
            SmallBatch.GroupSize);

    [Theory]
    [MemberData(nameof(Penalties))]
    public void Dr_grpo_only_centres(double coefficient, KlEstimatorKind kind) =>
        AgreesWithTheDefinition(new() { Coefficient = coefficient, Estimator = kind }, new() { Std = GroupStd.None }, null);

    [Fact]
    public void A_penalty_in_the_loss_leaves_the_advantages_alone()
    {
        var options = SmallBatch.Options(RlAlgorithm.Grpo,
            new() { Coefficient = 10, Placement = KlPlacement.Loss, Estimator = KlEstimatorKind.K3 });
        using var batch = SmallBatch.Create(options);
        using var penalized = new RLCollapse.Rl.KlPenalty(options).Penalized(batch);
        Assert.Equal(Exercise.Doubles(batch.Rewards_BR), Exercise.Doubles(penalized));
    }

    private static void AgreesWithTheDefinition(KlOptions kl, GrpoOptions grpo, int? divisor)
    {
        var options = SmallBatch.Options(RlAlgorithm.Grpo, kl) with { Grpo = grpo };
        using var batch = SmallBatch.Create(options);
        var (tasks, scores) = (SmallBatch.Scores(batch, new()), SmallBatch.Scores(batch, kl));
        double[] penalties = [.. tasks.Zip(scores, (task, score) => task - score)];
        SmallBatch.AssertAdvantages(batch, options, new Grpo(options), (row, _) =>
        {
            double mean = 0, squares = 0, penalty = 0;
            foreach (var other in SmallBatch.Group(row)) mean += tasks[other] / SmallBatch.GroupSize;
            foreach (var other in SmallBatch.Group(row)) squares += (tasks[other] - mean) * (tasks[other] - mean);
            foreach (var other in SmallBatch.Group(row)) penalty += penalties[other] / SmallBatch.GroupSize;
            return ((tasks[row] - mean) / (divisor is { } d ? Math.Sqrt(squares / d) + grpo.Epsilon : 1)) - (penalties[row] - penalty);
        });
    }
}
