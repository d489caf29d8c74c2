using RLCollapse.Common;
using RLCollapse.Grading;
using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Rl;
using static TorchSharp.torch;
using static RLCollapse.Tests.Fixtures.Exercise;

namespace RLCollapse.Tests.Rl;

/// <summary>The gradient that reaches the optimizer in a whole update, through the model, in float64.</summary>
public sealed class UpdateGradientTests
{
    // With learning rates of 0 an update leaves the weights, and their gradients can be looked at.
    private static readonly RlOptions Still = Tiny.Config.Rl with
    { Optimizer = Tiny.Config.Rl.Optimizer with { Minibatches = 1, LearningRate = 0, GradientClip = 0 },
        Guard = new() { MaxKlPerToken = 0 },
        Value = new() { LearningRate = 0, ClipRange = 0.05, Coefficient = 0.3 },
    };

    public static TheoryData<string, KlEstimatorKind, KlPlacement> Courses
    {
        get
        {
            var all = new TheoryData<string, KlEstimatorKind, KlPlacement>();
            foreach (var algorithm in RlAlgorithms.All.Names)
            {
                foreach (var estimator in Enum.GetValues<KlEstimatorKind>()) all.Add(algorithm, estimator, KlPlacement.Loss);
                if (algorithm != RlAlgorithm.ExpertIteration) all.Add(algorithm, KlEstimatorKind.K1, KlPlacement.Reward);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Courses))]
    public void The_gradient_is_the_slope_of_the_reported_loss(string algorithm, KlEstimatorKind estimator, KlPlacement placement)
    {
        const double Step = 1e-5;
        var options = Still with { Algorithm = algorithm, Kl = new() { Coefficient = 0.2, Estimator = estimator, Placement = placement } };
        using var policy = Learning();
        using var reference = DoublePolicy(1);
        using var batch = Sampled(reference, options);
        double Loss()
        {
            var record = FirstUpdate(policy, reference, batch, options);
            return record["loss/policy"] + (record.Has("loss/value") ? 0.3 * record["loss/value"] : 0)
                + (record.Has("loss/kl") ? 0.2 * record["loss/kl"] : 0);
        }

        Loss();
        var norm = Math.Sqrt(Gradients(policy).Sum(g => g * g));
        Assert.Equal(norm, FirstUpdate(policy, reference, batch, options)["gradient_norm"], 1e-12 * norm);
        var random = new Seed(9).Generator();
        var moved = policy.Weights.Select(w => w.Parameter).Where(p => p.grad is not null).ToArray();
        var direction = moved.Select(p => Enumerable.Range(0, (int)p.numel()).Select(_ => (2 * random.NextDouble()) - 1).ToArray())
            .ToArray();
        var expected = moved.Zip(direction, (p, d) => Doubles(p.grad!).Zip(d, (g, x) => g * x).Sum()).Sum();
        double At(double step)
        {
            Move(step);
            var loss = Loss();
            Move(-step);
            return loss;
        }

        void Move(double step)
        {
            using var _ = no_grad();
            foreach (var (parameter, along) in moved.Zip(direction)) parameter.PlusInPlace(tensor(along, parameter.shape).Times(step));
        }

        var slope = (At(Step) - At(-Step)) / (2 * Step);
        Assert.True(Math.Abs(expected) > 1e-2, $"the slope {expected} tells too little");
        Assert.Equal(expected, slope, 1e-6 * Math.Abs(expected));
    }

    public static TheoryData<string, LossAggregation> Aggregations
    {
        get
        {
            var all = new TheoryData<string, LossAggregation>();
            foreach (var algorithm in RlAlgorithms.All.Names)
            {
                foreach (var aggregation in Enum.GetValues<LossAggregation>()) all.Add(algorithm, aggregation);
            }

            return all;
        }
    }

    [Theory(DisplayName = "Row 13: a minibatch has the same gradient whole and in 4 or 5 micro-batches, for each aggregation")]
    [MemberData(nameof(Aggregations))]
    public void Micro_batches_change_nothing(string algorithm, LossAggregation aggregation)
    {
        using var reference = DoublePolicy(1);
        (double[] Gradients, double[] Weights, double[] Numbers) Learned(int parts)
        {
            var options = Still with
            {
                Algorithm = algorithm,
                LossAggregation = aggregation,
                Optimizer = Still.Optimizer with { MicroBatches = parts, LearningRate = 1e-2 },
                Sampling = Still.Sampling with { Truncation = TruncationMode.Mask },
                Kl = new() { Coefficient = 0.2, Estimator = KlEstimatorKind.K3, Placement = KlPlacement.Loss },
                Value = Still.Value with { LearningRate = 1e-2 },
            };
            using var policy = Learning();
            var before = Weights(policy);
            using var batch = Sampled(reference, options);
            Assert.True(batch.LossMask_BR.sum().Value() < batch.Tokens.Mask_BR.sum().Value());
            var record = FirstUpdate(policy, reference, batch, options);
            Assert.True(Weights(policy).Zip(before, (a, b) => Math.Abs(a - b)).Max() > 1e-3);
            return (Gradients(policy), Weights(policy), [.. record.Values.Values]);
        }

        var whole = Learned(1);
        foreach (var parts in (int[])[4, 5])
        {
            var cut = Learned(parts);
            Near(whole.Gradients, cut.Gradients, 1e-12);
            Near(whole.Weights, cut.Weights, 1e-6);
            Near(whole.Numbers, cut.Numbers, 1e-7);
        }
    }

    [Theory(DisplayName = "Row 13: … and in float32 to its rounding")]
    [MemberData(nameof(Aggregations))]
    public void Micro_batches_change_nothing_in_float_32(string algorithm, LossAggregation aggregation)
    {
        using var reference = Tiny.Policy(1);
        double[] Learned(int parts)
        {
            var options = Still with { Algorithm = algorithm, LossAggregation = aggregation,
                Optimizer = Still.Optimizer with { MicroBatches = parts } };
            using var policy = Tiny.Policy();
            using var batch = Sampled(reference, options);
            FirstUpdate(policy, reference, batch, options);
            return Gradients(policy);
        }

        var whole = Learned(1);
        Near(whole, Learned(4), 1e-5 * whole.Max(Math.Abs));
    }

    /// <summary>The policy that samples, seen from a policy nearby, so that no ratio is 1.</summary>
    private static ILanguageModel Learning()
    {
        var policy = DoublePolicy();
        var random = new Seed(6).Generator();
        using var _ = no_grad();
        foreach (var (_, parameter) in policy.Weights)
        {
            double[] noise = [.. Enumerable.Range(0, (int)parameter.numel()).Select(_ => 0.05 * ((2 * random.NextDouble()) - 1))];
            parameter.PlusInPlace(tensor(noise, parameter.shape));
        }

        return policy;
    }

    private static RolloutBatch Sampled(ILanguageModel reference, RlOptions options)
    {
        using var sampling = Tiny.Policy();
        return Batch(Exercise.Sampled(sampling, 0), reference, options);
    }

    private static void Near(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], tolerance);
    }
}
