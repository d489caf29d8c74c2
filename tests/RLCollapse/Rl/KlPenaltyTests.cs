using RLCollapse.Objectives;
using RLCollapse.Rl;
using RLCollapse.Runs;

namespace RLCollapse.Tests.Rl;

public sealed class KlPenaltyTests
{
    private static readonly string[] Numbers = ["kl_penalty", "kl_coefficient", "kl_to_base_sampled"];

    /// <summary>Every combination that a config allows: 'exact' is refused in the reward, 'adaptive' at coefficient 0.</summary>
    public static TheoryData<KlEstimatorKind, KlPlacement, KlControllerKind, double> Combinations
    {
        get
        {
            var all = new TheoryData<KlEstimatorKind, KlPlacement, KlControllerKind, double>();
            foreach (var estimator in Enum.GetValues<KlEstimatorKind>())
            {
                foreach (var placement in Enum.GetValues<KlPlacement>())
                {
                    foreach (var controller in Enum.GetValues<KlControllerKind>())
                    {
                        foreach (var coefficient in (double[])[0, 0.05])
                        {
                            var isRefused = (estimator == KlEstimatorKind.Exact && placement == KlPlacement.Reward)
                                || (controller == KlControllerKind.Adaptive && coefficient == 0);
                            if (!isRefused) all.Add(estimator, placement, controller, coefficient);
                        }
                    }
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Every_algorithm_is_measured_alike(
        KlEstimatorKind estimator, KlPlacement placement, KlControllerKind controller, double coefficient)
    {
        var kl = new KlOptions { Estimator = estimator, Placement = placement, Controller = controller, Coefficient = coefficient,
            TargetPerSequence = 0.1 };
        using var reference = Tiny.Policy(1);
        using var sampled = Tiny.Policy();
        var rollouts = Exercise.Sampled(sampled, 0);
        using var batch = Exercise.Batch(rollouts, reference, Exercise.Options(RlAlgorithm.Ppo));
        double[]? first = null;
        foreach (var algorithm in RlAlgorithms.All.Names)
        {
            var options = Exercise.Options(algorithm) with { Kl = kl,
                Optimizer = Exercise.Options(algorithm).Optimizer with { Minibatches = 1 } };
            using var policy = Tiny.Policy();
            using var learner = Learners.Create(policy, reference, options, 2, NullObserver.Instance);
            var record = Exercise.Update(learner, batch);
            double[] numbers = [.. Numbers.Select(key => record[key])];
            var next = Exercise.Update(learner, batch, 1)["kl_coefficient"];
            first ??= [.. numbers, next];
            Assert.Equal(first, (IEnumerable<double>)[.. numbers, next]);
            Assert.Equal(placement == KlPlacement.Loss && numbers[1] > 0, record.Has("loss/kl"));
        }

        var beta = controller == KlControllerKind.None ? 0 : coefficient;
        var ofBase = Exercise.Rows(batch.BaseLogProbs_BR);
        var klPerSequence = rollouts.Responses.Select((r, row) => r.LogProbs.Select((p, t) => p - ofBase[row][t]).Sum()).Average();
        Assert.NotEqual(0, klPerSequence, 1e-2);
        Assert.Equal(klPerSequence, first![2], 1e-4 * Math.Abs(klPerSequence));
        Assert.Equal(beta, first[1]);
        Assert.Equal(beta * first[2], first[0], 1e-12);
        Assert.Equal(controller == KlControllerKind.Adaptive ? beta * 1.1 : beta, first[3], 1e-12);
    }
}
