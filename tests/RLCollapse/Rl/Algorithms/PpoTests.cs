using RLCollapse.Grading;
using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Rl;
using RLCollapse.Rl.Algorithms;
using RLCollapse.Runs;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Rl.Algorithms;

/// <summary>What only PPO has: the critic.</summary>
public sealed class PpoTests
{
    public static TheoryData<double, KlEstimatorKind> Penalties => SmallBatch.Penalties;

    [Theory]
    [MemberData(nameof(Penalties))]
    public void The_advantages_are_gaes_of_the_penalized_rewards(double coefficient, KlEstimatorKind kind)
    {
        var options = Options with { Kl = new() { Coefficient = coefficient, Estimator = kind } };
        using var batch = SmallBatch.Create(options);
        SmallBatch.AssertAdvantages(batch, options, new Ppo(options), Gae(batch, options));
    }

    [Theory(DisplayName = "Row 11: PPO whitens over the valid tokens of the whole batch, cut responses that are masked apart")]
    [InlineData(TruncationMode.Zero)]
    [InlineData(TruncationMode.Mask)]
    public void Whitens_over_the_batch(TruncationMode mode)
    {
        var options = Options with { Advantages = Options.Advantages with { Whiten = true },
            Sampling = Options.Sampling with { Truncation = mode } };
        using var batch = SmallBatch.Create(options, lastIsCut: true);
        SmallBatch.AssertAdvantages(batch, options, new Ppo(options), SmallBatch.Whitened(batch, Gae(batch, options)));
    }

    [Fact]
    public void The_critic_learns_to_explain_the_returns()
    {
        using var policy = Tiny.Policy();
        using var reference = Tiny.Policy();
        var plain = Exercise.Options(RlAlgorithm.Ppo);
        var options = plain with
        {
            Optimizer = plain.Optimizer with { LearningRate = 0 },
            Value = new() { LearningRate = 0.05, ClipRange = 0, Coefficient = 1 },
        };
        using var batch = Exercise.Batch(Exercise.Sampled(policy, 0), reference, options);
        using var learner = Learners.Create(policy, reference, options, 10, NullObserver.Instance);
        var losses = Enumerable.Range(0, 10).Select(step => Exercise.Update(learner, batch, step)["loss/value"]).ToArray();
        Assert.True(losses[^1] < 0.5 * losses[0], $"the value loss went from {losses[0]} to {losses[^1]}");
    }

    [Fact]
    public void Others_have_no_critic()
    {
        foreach (var algorithm in RlAlgorithms.All.Names.Where(a => a != RlAlgorithm.Ppo))
        {
            using var policy = Tiny.Policy();
            using var reference = Tiny.Policy();
            using (no_grad()) policy.ValueHead().PlusInPlace(0.03);
            using var batch = Exercise.Batch(Exercise.Sampled(policy, 0), reference, Exercise.Options(algorithm));
            var record = Exercise.FirstUpdate(policy, reference, batch,
                Exercise.Options(algorithm) with { Optimizer = Exercise.Options(algorithm).Optimizer with { WeightDecay = 0.1 } });
            Assert.False(record.Has("loss/value") || record.Has("value_clip_fraction") || record.Has("explained_variance"));
            Assert.All(policy.ValueHead().detach().data<float>().ToArray(), v => Assert.Equal(0.03f, v));
        }
    }

    private static RlOptions Options
    {
        get
        {
            var plain = SmallBatch.Options(RlAlgorithm.Ppo);
            return plain with { Advantages = plain.Advantages with { Gamma = 0.9, GaeLambda = 0.8 } };
        }
    }

    private static Func<int, int, double> Gae(RolloutBatch batch, RlOptions options)
    {
        var (rewards, values) = (SmallBatch.Rewards(batch, options.Kl), Exercise.Rows(batch.OldValues_BR));
        return (row, t) =>
        {
            double advantage = 0;
            var length = rewards[row].Length;
            for (var s = t; s < length; s++)
            {
                var next = s + 1 < length ? values[row][s + 1] : 0;
                advantage += Math.Pow(options.Advantages.Gamma * options.Advantages.GaeLambda, s - t)
                    * (rewards[row][s] + (options.Advantages.Gamma * next) - values[row][s]);
            }

            return advantage;
        };
    }
}
