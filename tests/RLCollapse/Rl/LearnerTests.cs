using RLCollapse.Common;
using RLCollapse.Grading;
using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Rl;
using RLCollapse.Runs;
using RLCollapse.Sampling;
using static TorchSharp.torch;
using static RLCollapse.Tests.Fixtures.Exercise;

namespace RLCollapse.Tests.Rl;

/// <summary>What holds for every learning rule.</summary>
public sealed class LearnerTests
{
    public static TheoryData<string> All => Exercise.Algorithms;

    [Theory(DisplayName = "Row 17: the reference does not move while the policy learns")]
    [MemberData(nameof(All))]
    public void The_reference_stays_where_it_is(string algorithm)
    {
        var options = Options(algorithm);
        using var policy = Tiny.Policy();
        using var reference = Tiny.Policy();
        var before = PolicyWeights.Hash(reference);
        Assert.Equal(before, PolicyWeights.Hash(policy));
        using var learner = Learners.Create(policy, reference, options, 3, NullObserver.Instance);
        for (var step = 0; step < 3; step++) Update(learner, policy, reference, step, options);
        Assert.Equal(before, PolicyWeights.Hash(reference));
        Assert.NotEqual(before, PolicyWeights.Hash(policy));
    }

    [Theory(DisplayName = "Row 1: before the first update the ratio is 1 within 1e-4 and there is no KL, at any temperature")]
    [MemberData(nameof(AllAtTwoTemperatures))]
    public void The_first_minibatch_sees_the_policy_that_sampled(string algorithm, double temperature)
    {
        using var policy = Tiny.Policy();
        using var reference = Tiny.Policy();
        var options = Options(algorithm) with { Sampling = Options(algorithm).Sampling with { Temperature = temperature },
            Optimizer = Options(algorithm).Optimizer with { Minibatches = 1 } };
        using var batch = Batch(Sampled(policy, 0, temperature), reference, options);
        using (no_grad())
        {
            var ratio = (policy.Score(batch.Tokens, temperature).LogProbs_BR - batch.OldLogProbs_BR).exp();
            Assert.InRange(MaskedMath.Only(ratio.Minus(1), batch.Tokens.Mask_BR).abs().max().Value(), 0, 1e-4);
        }

        var record = FirstUpdate(policy, reference, batch, options);
        Assert.Equal(0, record["approximate_kl_per_token"], 1e-6);
        Assert.Equal(0, record["kl_to_base_sampled"], 1e-4);
        if (algorithm != RlAlgorithm.ExpertIteration) Assert.Equal(0, record["clip_fraction"]);
    }

    public static TheoryData<string, double> AllAtTwoTemperatures
    {
        get
        {
            var all = new TheoryData<string, double>();
            foreach (var algorithm in RlAlgorithms.All.Names)
            {
                all.Add(algorithm, 1);
                all.Add(algorithm, 0.6);
            }

            return all;
        }
    }

    [Theory(DisplayName = "Row 3: nothing is drawn in an update: two of the same batch end with the same weights, bit for bit")]
    [MemberData(nameof(All))]
    public void An_update_is_a_function_of_its_batch(string algorithm)
    {
        using var reference = Tiny.Policy();
        using var batch = Batch(Sampled(reference, 0), reference, Options(algorithm));
        string Learned()
        {
            using var policy = Tiny.Policy();
            FirstUpdate(policy, reference, batch, Options(algorithm));
            return PolicyWeights.Hash(policy);
        }

        Assert.Equal(Learned(), Learned());
        Assert.NotEqual(PolicyWeights.Hash(reference), Learned());
    }

    [Theory(DisplayName = "Row 7: an update learns nothing from masked responses")]
    [MemberData(nameof(All))]
    public void Masked_responses_teach_nothing(string algorithm)
    {
        using var policy = Tiny.Policy();
        using var reference = Tiny.Policy();
        var options = Options(algorithm) with { Sampling = Options(algorithm).Sampling with { Truncation = TruncationMode.Mask },
            Optimizer = Options(algorithm).Optimizer with { Minibatches = 1 } };
        var rollouts = Sampled(policy, 0);
        using var batch = Batch(rollouts with { Responses = [.. rollouts.Responses.Select(r => r with { Ended = false })] }, reference,
            options);
        var record = FirstUpdate(policy, reference, batch, options);
        Assert.Equal(0, record["gradient_norm"]);
        Assert.Equal(PolicyWeights.Hash(reference), PolicyWeights.Hash(policy));
    }

    [Theory(DisplayName = "Row 7: with truncation 'mask', what a cut response says changes no weight; with 'zero' and 'keep' it does")]
    [MemberData(nameof(All))]
    public void What_a_masked_response_says_does_not_count(string algorithm)
    {
        using var reference = Tiny.Policy();
        string Learned(TruncationMode mode, int shift)
        {
            using var policy = Tiny.Policy();
            var options = Options(algorithm) with { Sampling = Options(algorithm).Sampling with { Truncation = mode }, Kl = new() };
            var rollouts = Sampled(policy, 0);
            Assert.Contains(rollouts.Responses, r => !r.Ended);
            Response Said(Response r) =>
                r.Ended ? r : r with { Tokens = [.. r.Tokens.Select(t => (t + shift) % Tiny.Data.Tokenizer.VocabularySize)] };
            using var batch = Batch(rollouts with { Responses = [.. rollouts.Responses.Select(Said)],
                Outcomes = [.. rollouts.Responses.Select((_, i) => Paying((i % 4) / 4.0))] }, reference, options);
            FirstUpdate(policy, reference, batch, options);
            return PolicyWeights.Hash(policy);
        }

        Assert.Equal(Learned(TruncationMode.Mask, 0), Learned(TruncationMode.Mask, 1));
        Assert.NotEqual(Learned(TruncationMode.Zero, 0), Learned(TruncationMode.Zero, 1));
        Assert.NotEqual(Learned(TruncationMode.Keep, 0), Learned(TruncationMode.Mask, 0));
    }

    [Theory(DisplayName = "Row 16: an update's metrics do not change with padding")]
    [MemberData(nameof(All))]
    public void Metrics_ignore_padding(string algorithm)
    {
        // Expert iteration reads rewards as float32, which a float64 base leaves only without a penalty in them.
        var placement = algorithm == RlAlgorithm.ExpertIteration ? KlPlacement.Loss : KlPlacement.Reward;
        var options = Options(algorithm) with
        { Optimizer = Options(algorithm).Optimizer with { Minibatches = 1, UpdateEpochs = 3, LearningRate = 1e-2 },
            Clip = Options(algorithm).Clip with { Ratio = 0.02 },
            Value = new() { LearningRate = 0.1, ClipRange = 1e-3 }, Kl = new() { Coefficient = 0.05, Placement = placement },
        };
        MetricsRecord Learn(bool padded)
        {
            using var sampled = Tiny.Policy();
            using var policy = DoublePolicy();
            using var reference = DoublePolicy(1);
            using (no_grad())
            {
                sampled.ValueHead().PlusInPlace(0.03);
                policy.ValueHead().PlusInPlace(0.03);
            }

            var rollouts = Sampled(sampled, 0);
            if (padded)
            {
                // One more response, far longer than the rest and taken out again, widens every row.
                int[] filler = [.. Enumerable.Repeat(rollouts.Responses[0].Tokens[0], 60)];
                rollouts = rollouts with
                {
                    Responses = [.. rollouts.Responses, new Response(0, filler, new float[60], new float[60], Ended: false)],
                    Outcomes = [.. rollouts.Outcomes, Paying(0)],
                };
            }

            using var batch = Batch(rollouts, reference, options);
            using var rows = tensor(Enumerable.Range(0, 16).Select(i => (long)i).ToArray());
            using var kept = batch.Rows(rows);
            Assert.Equal(padded ? 60 : 24, kept.Rewards_BR.shape[1]);
            return FirstUpdate(policy, reference, kept, options);
        }

        var (plain, wide) = (Learn(false), Learn(true));
        Assert.Equal(plain.Values.Keys, wide.Values.Keys);
        foreach (var (key, value) in plain.Values)
            Assert.True(Math.Abs(value - wide[key]) <= 1e-6 * Math.Max(1e-3, Math.Abs(value)), $"{key}: {value} and {wide[key]}");
        string[] moving = ["loss/policy", "approximate_kl_per_token", "kl_to_base_sampled", "gradient_norm"];
        if (algorithm != RlAlgorithm.ExpertIteration) moving = [.. moving, "clip_fraction"];
        if (algorithm == RlAlgorithm.Ppo) moving = [.. moving, "loss/value", "value_clip_fraction", "explained_variance"];
        Assert.All(moving, key => Assert.NotEqual(0, plain[key]));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Learns_what_is_paid_for(string algorithm)
    {
        using var policy = Tiny.Policy();
        using var reference = Tiny.Policy();
        var options = Options(algorithm) with { Optimizer = Options(algorithm).Optimizer with { LearningRate = 1e-2 }, Kl = new() };
        using var learner = Learners.Create(policy, reference, options, 30, NullObserver.Instance);
        double Share(int step) => Sampled(policy, 1_000 + step).Outcomes.Average(j => j.Reward);

        var before = Share(0);
        for (var step = 0; step < 30; step++)
        {
            // Paid for more than the average, since expert iteration keeps whatever earned anything.
            var rollouts = Sampled(policy, step);
            var average = rollouts.Outcomes.Average(j => j.Reward);
            using var batch = Batch(rollouts with { Outcomes = [.. rollouts.Outcomes.Select(j => Paying(j.Reward - average))] }, reference,
                options);
            Update(learner, batch, step);
        }

        Assert.True(Share(1) > before + 0.2, $"share of the paid token went from {before} to {Share(1)}");
    }

    [Theory(DisplayName = "The KL is that of the step's own rollouts, and β answers to it, also where nothing is left to learn from")]
    [MemberData(nameof(All))]
    public void A_step_that_learns_nothing_measures_the_kl(string algorithm)
    {
        using var policy = Tiny.Policy(1);
        using var reference = Tiny.Policy();
        var options = Options(algorithm) with { Kl = new() { Coefficient = 0.1, Estimator = KlEstimatorKind.K2,
            Placement = KlPlacement.Loss, Controller = KlControllerKind.Adaptive, TargetPerSequence = 1e-3 } };
        using var own = Batch(Sampled(policy, 0), reference, options);
        using var other = Batch(Sampled(policy, 1), reference, options);
        using var learner = Learners.Create(policy, reference, options, 3, NullObserver.Instance);
        MetricsRecord Step(int step, RolloutBatch? batch)
        {
            var record = new MetricsRecord("rl", step);
            learner.Update(own, batch, step, new Seed(1), record);
            return record;
        }

        var before = PolicyWeights.Hash(policy);
        var nothing = Step(0, null);
        Assert.False(nothing.Has("loss/policy"));
        Assert.Equal(before, PolicyWeights.Hash(policy));
        var learned = Step(1, other);
        Assert.NotEqual(before, PolicyWeights.Hash(policy));
        Assert.True(nothing["kl_to_base_sampled"] > 0.01);
        Assert.Equal(nothing["kl_to_base_sampled"], learned["kl_to_base_sampled"]);
        Assert.Equal(0.11, learned["kl_coefficient"], 1e-12);
    }

    [Theory(DisplayName = "What is no number ends the run at once, and the message says what it was")]
    [MemberData(nameof(All))]
    public void What_is_no_number_ends_the_run(string algorithm)
    {
        using var policy = Tiny.Policy();
        using var reference = Tiny.Policy();
        using var batch = Batch(Sampled(policy, 0), reference, Options(algorithm));
        using (no_grad())
        {
            foreach (var (_, parameter) in policy.Weights.SkipLast(1)) parameter.PlusInPlace(double.NaN);
        }

        using var learner = Learners.Create(policy, reference, Options(algorithm), 9, NullObserver.Instance);
        var error = Assert.Throws<DivergedException>(() => Update(learner, batch, 3));
        Assert.Equal("RL step 4: loss/policy is NaN, so nothing more can be learned: lower rl.optimizer.learningRate.", error.Message);
    }

    public static TheoryData<string> Gradients => Exercise.PolicyGradients;

    [Theory]
    [MemberData(nameof(Gradients))]
    public void The_guard_stops_a_hot_update_and_says_so(string algorithm)
    {
        using var policy = Tiny.Policy();
        using var reference = Tiny.Policy();
        var options = Options(algorithm) with { Optimizer = Options(algorithm).Optimizer with { LearningRate = 0.1, UpdateEpochs = 4 },
            Guard = new() { MaxKlPerToken = 0.1 } };
        var heard = new Warnings();
        using var learner = Learners.Create(policy, reference, options, 1, heard);
        var record = Update(learner, policy, reference, 0, options);
        Assert.Equal(1, record["guard/stopped"]);
        Assert.True(record["guard/kl"] > 0.1);
        Assert.Contains("rl.guard.maxKlPerToken", Assert.Single(heard.Messages));
    }
}
