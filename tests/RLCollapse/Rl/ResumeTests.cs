using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Rl;
using RLCollapse.Runs;
using static RLCollapse.Tests.Fixtures.Exercise;

namespace RLCollapse.Tests.Rl;

/// <summary>A learner that was written and read goes on as if it had never stopped.</summary>
public sealed class ResumeTests
{
    private static readonly KlOptions Adaptive =
        new() { Coefficient = 1e-4, Controller = KlControllerKind.Adaptive, TargetPerSequence = 1e-3 };

    public static TheoryData<string> All => Exercise.Algorithms;

    [Theory(DisplayName = "Row 9: a resumed learner keeps β, and goes on exactly as the unbroken one")]
    [MemberData(nameof(All))]
    public void Resume_is_exact(string algorithm) => IsExact(Options(algorithm) with { Kl = Adaptive });

    [Theory(DisplayName = "Row 9: … with β in the loss")]
    [MemberData(nameof(All))]
    public void Resume_is_exact_with_the_penalty_in_the_loss(string algorithm) =>
        IsExact(Options(algorithm) with { Kl = Adaptive with { Placement = KlPlacement.Loss, Estimator = KlEstimatorKind.K3 } });

    [Fact(DisplayName = "Row 9: … when expert iteration starts each time from the base")]
    public void Resume_is_exact_from_the_base() =>
        IsExact(Options(RlAlgorithm.ExpertIteration) with { Kl = Adaptive, ExpertIteration = new() { Start = ExpertIterationStart.Base } });

    private static void IsExact(RlOptions options)
    {
        using var policy = Tiny.Policy();
        using var reference = Tiny.Policy(1);
        using var learner = Learners.Create(policy, reference, options, 4, NullObserver.Instance);
        Update(learner, policy, reference, 0, options);
        var state = Written(learner.Save);
        var weights = Written(w => PolicyWeights.Save(policy, w));
        var unbroken = Update(learner, policy, reference, 1, options);
        Assert.NotEqual(1e-4, unbroken["kl_coefficient"]);
        Assert.True(unbroken["gradient_norm"] > 0);

        using var resumedPolicy = Tiny.Policy(2);
        PolicyWeights.Restore(resumedPolicy, PolicyWeights.Read(Reading(weights)));
        using var resumedLearner = Learners.Create(resumedPolicy, reference, options, 4, NullObserver.Instance);
        resumedLearner.Load(Reading(state));
        var resumed = Update(resumedLearner, resumedPolicy, reference, 1, options);
        Assert.Equal(unbroken.Values, resumed.Values);
        Assert.Equal(PolicyWeights.Hash(policy), PolicyWeights.Hash(resumedPolicy));
    }
}
