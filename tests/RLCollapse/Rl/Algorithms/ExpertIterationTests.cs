using RLCollapse.Common;
using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Rl;
using RLCollapse.Runs;
using RLCollapse.Sampling;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Rl.Algorithms;

public sealed class ExpertIterationTests
{
    private static readonly RlOptions Options = SmallBatch.Options(RlAlgorithm.ExpertIteration);

    [Fact]
    public void Keeps_what_was_paid() => Keeps(Options, [0, 2, 4, 5]);

    [Theory]
    [InlineData(KlEstimatorKind.K1, 1)]
    [InlineData(KlEstimatorKind.K2, 0.3)]
    [InlineData(KlEstimatorKind.K3, 0.2)]
    public void Keeps_what_was_paid_and_still_is_after_the_penalty(KlEstimatorKind kind, double coefficient)
    {
        var options = Options with { Kl = new() { Coefficient = coefficient, Estimator = kind } };
        using var batch = SmallBatch.Create(options);
        var penalized = SmallBatch.Scores(batch, options.Kl);
        long[] expected = [.. new long[] { 0, 2, 4, 5 }.Where(row => penalized[row] > 0)];
        Assert.InRange(expected.Length, 1, 3);
        Keeps(options, expected);
    }

    [Fact]
    public void A_bonus_for_being_likelier_under_the_base_keeps_nothing_that_was_not_paid()
    {
        var options = Options with { Kl = new() { Coefficient = 100 } };
        using var batch = SmallBatch.Create(options);
        var penalized = SmallBatch.Scores(batch, options.Kl);
        Assert.Contains(Enumerable.Range(0, 6), row => row is 1 or 3 && penalized[row] > 0);
        Keeps(options, [.. new long[] { 0, 2, 4, 5 }.Where(row => penalized[row] > 0)]);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 4)]
    public void A_repeated_response_to_a_prompt_counts_once(bool deduplicate, int kept)
    {
        // The same words to two prompts are two examples; said twice to one prompt they are one.
        using var policy = Tiny.Policy();
        var options = Options with { Sampling = Options.Sampling with { SamplesPerPrompt = 2 },
            ExpertIteration = new() { Deduplicate = deduplicate } };
        using var batch = Paid(Tiny.RaggedPrompts(2), [(0, [5, 6, 1]), (0, [5, 6, 1]), (1, [5, 6, 1]), (1, [5, 6, 1])], policy, options);
        Assert.Equal(kept, Exercise.FirstUpdate(policy, policy, batch, options)["expert_iteration/kept"]);
    }

    [Fact]
    public void A_prompt_is_not_taken_for_the_part_of_another_that_it_begins_with()
    {
        using var policy = Tiny.Policy();
        using var batch = Paid([[7, 8], [7, 8, 9]], [(0, [9, 5, 1]), (1, [5, 1])], policy,
            Options with { Sampling = Options.Sampling with { SamplesPerPrompt = 1 } });
        Assert.Equal(2, Exercise.FirstUpdate(policy, policy, batch, Options)["expert_iteration/kept"]);
    }

    [Theory]
    [InlineData(ExpertIterationStart.Policy)]
    [InlineData(ExpertIterationStart.Base)]
    public void With_nothing_paid_the_policy_stays_and_a_warning_is_given(ExpertIterationStart start)
    {
        using var policy = Tiny.Policy(1);
        using var reference = Tiny.Policy();
        var before = PolicyWeights.Hash(policy);
        var options = Options with { ExpertIteration = new() { Start = start } };
        var rollouts = Exercise.Sampled(policy, 0);
        var paid = rollouts with { Outcomes = [.. rollouts.Outcomes.Select((_, i) => Exercise.Paying(i % 2 == 0 ? 0 : -0.1))] };
        using var batch = Exercise.Batch(paid, reference, options);
        var heard = new Warnings();
        using var learner = Learners.Create(policy, reference, options, 2, heard);
        var record = Exercise.Update(learner, batch, 7);
        Assert.Equal((0.0, 0.0), (record["expert_iteration/kept"], record["expert_iteration/kept_fraction"]));
        Assert.False(record.Has("loss/policy"));
        Assert.True(record.Has("kl_to_base_sampled"));
        Assert.StartsWith("RL step 8: no response earned anything", Assert.Single(heard.Messages));
        Assert.Equal(before, PolicyWeights.Hash(policy));
    }

    [Fact]
    public void From_the_base_the_policy_before_does_not_matter()
    {
        string Learned(int seed, ExpertIterationStart start, bool hasHistory)
        {
            using var policy = Tiny.Policy(seed);
            using var reference = Tiny.Policy();
            var options = Options with { Optimizer = Options.Optimizer with { LearningRate = 1e-2 },
                ExpertIteration = new() { Start = start } };
            using var batch = SmallBatch.Create(options);
            using var learner = Learners.Create(policy, reference, options, 2, NullObserver.Instance);
            if (hasHistory) Exercise.Update(learner, batch);
            if (hasHistory) Exercise.Update(learner, batch);
            var record = new MetricsRecord("rl", 1);
            learner.Update(batch, batch, 1, new Seed(2), record);
            return PolicyWeights.Hash(policy);
        }

        var expected = Learned(0, ExpertIterationStart.Base, false);
        Assert.Equal(expected, Learned(5, ExpertIterationStart.Base, false));
        Assert.Equal(expected, Learned(5, ExpertIterationStart.Base, true));
        Assert.Equal(expected, Learned(0, ExpertIterationStart.Policy, false));
        Assert.NotEqual(expected, Learned(5, ExpertIterationStart.Policy, false));
        Assert.NotEqual(expected, Learned(0, ExpertIterationStart.Policy, true));
    }

    [Fact]
    public void The_guards_limit_does_not_stop_it()
    {
        using var policy = Tiny.Policy(4);
        using var reference = Tiny.Policy();
        var options = Options with { Optimizer = Options.Optimizer with { LearningRate = 0.1, UpdateEpochs = 8 },
            Guard = new() { MaxKlPerToken = 1e-3, MaxStoppedSteps = 1 } };
        using var batch = SmallBatch.Create(options);
        var record = Exercise.FirstUpdate(policy, reference, batch, options);
        Assert.True(record["guard/kl"] > 1e-3);
        Assert.Equal(0, record["guard/stopped"]);
    }

    /// <summary>Asserts that a batch teaches, bit for bit, what these rows of it teach where every row is taken.</summary>
    private static void Keeps(RlOptions options, long[] rows)
    {
        using var batch = SmallBatch.Create(options);
        using var chosen = batch.Rows(tensor(rows));
        using var reference = Tiny.Policy();
        (double, string) Learned(RolloutBatch from)
        {
            using var policy = Tiny.Policy();
            var record = Exercise.FirstUpdate(policy, reference, from, options);
            Assert.Equal(record["expert_iteration/kept"] / from.Rewards_BR.shape[0], record["expert_iteration/kept_fraction"], 1e-12);
            return (record["expert_iteration/kept"], PolicyWeights.Hash(policy));
        }

        Assert.Equal(rows.Length, Learned(batch).Item1);
        Assert.Equal(Learned(chosen), Learned(batch));
        Assert.NotEqual(PolicyWeights.Hash(reference), Learned(batch).Item2);
    }

    private static RolloutBatch Paid(int[][] prompts, (int Prompt, int[] Tokens)[] said, ILanguageModel reference, RlOptions options) =>
        RolloutBatch.Create(
            prompts,
            [.. said.Select(s => new Response(s.Prompt, s.Tokens, new float[s.Tokens.Length], new float[s.Tokens.Length], Ended: true))],
            [.. said.Select(_ => Exercise.Paying(1))],
            null, reference,
            options,
            0);
}
