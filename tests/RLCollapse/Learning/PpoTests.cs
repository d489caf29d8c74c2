using RLCollapse.Config;
using RLCollapse.Learning;
using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Rollouts;
using RLCollapse.Runs;

namespace RLCollapse.Tests.Learning;

public sealed class PpoTests
{
    private static readonly RlOptions Options = Tiny.Config.Rl with { Kl = new() { Coefficient = 0.05 } };

    [Fact(DisplayName = "Row 17: the reference does not move while the policy learns")]
    public void TheReferenceStaysWhereItIs()
    {
        using var policy = Tiny.Policy();
        using var reference = Tiny.Policy();
        var before = PolicyWeights.Hash(reference);
        Assert.Equal(before, PolicyWeights.Hash(policy));
        using var learner = Learners.Create(policy, reference, Options, 3, NullObserver.Instance);
        for (var step = 0; step < 3; step++) Update(learner, policy, reference, step, Options);
        Assert.Equal(before, PolicyWeights.Hash(reference));
        Assert.NotEqual(before, PolicyWeights.Hash(policy));
    }

    [Fact(DisplayName = "Row 9: a resumed learner keeps β, and goes on exactly as the unbroken one")]
    public void ResumeIsExact()
    {
        var options = Options with { Kl = new() { Coefficient = 0.05, Controller = KlControllerKind.Adaptive, TargetPerSequence = 1e-3 } };
        using var policy = Tiny.Policy();
        using var reference = Tiny.Policy(1);
        using var learner = Learners.Create(policy, reference, options, 4, NullObserver.Instance);
        Update(learner, policy, reference, 0, options);
        var state = Written(learner.Save);
        var weights = Written(w => PolicyWeights.Save(policy, w));
        var unbroken = Update(learner, policy, reference, 1, options);
        Assert.NotEqual(0.05, unbroken["kl_coefficient"]);

        using var resumedPolicy = Tiny.Policy(2);
        PolicyWeights.Restore(resumedPolicy, PolicyWeights.Read(new BinaryReader(new MemoryStream(weights))));
        using var resumedLearner = Learners.Create(resumedPolicy, reference, options, 4, NullObserver.Instance);
        resumedLearner.Load(new BinaryReader(new MemoryStream(state)));
        var resumed = Update(resumedLearner, resumedPolicy, reference, 1, options);
        Assert.Equal(unbroken.Values, resumed.Values);
        Assert.Equal(PolicyWeights.Hash(policy), PolicyWeights.Hash(resumedPolicy));
    }

    [Fact(DisplayName = "Row 7: masked truncation takes cut responses out of the loss")]
    public void MaskedTruncation()
    {
        using var policy = Tiny.Policy();
        using var reference = Tiny.Policy();
        var options = Options with { Truncation = TruncationMode.Mask };
        var (prompts, responses, judgements) = Rollouts(policy, 0);
        Assert.Contains(responses, r => !r.Ended);
        using var batch = RolloutBatch.Create(prompts, responses, judgements, reference, options, 0);
        var loss = batch.LossMask_BR.sum(1).data<float>().ToArray();
        var all = batch.Tokens.Mask_BR.sum(1).data<float>().ToArray();
        for (var row = 0; row < responses.Count; row++) Assert.Equal(responses[row].Ended ? all[row] : 0, loss[row]);
    }

    [Theory(DisplayName = "Row 1: an update that has changed nothing yet sees a ratio of 1 and no KL, at any temperature")]
    [InlineData(1.0)]
    [InlineData(0.6)]
    public void TheFirstMinibatchSeesThePolicyThatSampled(double temperature)
    {
        using var policy = Tiny.Policy();
        using var reference = Tiny.Policy();
        var options = Options with { Temperature = temperature, Minibatches = 1 };
        using var learner = Learners.Create(policy, reference, options, 1, NullObserver.Instance);
        var record = Update(learner, policy, reference, 0, options);
        Assert.InRange(record["approximate_kl_per_token"], 0, 1e-6);
        Assert.Equal(0, record["kl_to_base_sampled"], 1e-4);
        Assert.Equal(0, record["clip_fraction"]);
    }

    [Fact(DisplayName = "Row 6: a ragged batch holds each reward at its row's last token")]
    public void RewardsStandAtTheLastToken()
    {
        using var policy = Tiny.Policy();
        var (prompts, responses, judgements) = Rollouts(policy, 0);
        using var batch = RolloutBatch.Create(prompts, responses, [.. judgements.Select((j, i) => j with { Reward = i + 1 })], policy, Options, 0);
        for (var row = 0; row < responses.Count; row++)
        {
            var rewards = batch.Rewards_BR[row].data<float>().ToArray();
            Assert.Equal(row + 1, rewards[responses[row].Tokens.Length - 1]);
            Assert.Equal(row + 1, rewards.Sum());
        }
    }

    [Fact(DisplayName = "Row 7: an update learns nothing from masked responses")]
    public void MaskedResponsesTeachNothing()
    {
        using var policy = Tiny.Policy();
        using var reference = Tiny.Policy();
        var options = Options with { Truncation = TruncationMode.Mask, Minibatches = 1 };
        var (prompts, responses, judgements) = Rollouts(policy, 0);
        using var batch = RolloutBatch.Create(prompts, [.. responses.Select(r => r with { Ended = false })], judgements, reference, options, 0);
        using var learner = Learners.Create(policy, reference, options, 1, NullObserver.Instance);
        var record = new MetricsRecord("rl", 1);
        learner.Update(batch, 0, new Seed(1), record);
        Assert.Equal(0, record["gradient_norm"]);
        Assert.Equal(PolicyWeights.Hash(reference), PolicyWeights.Hash(policy));
    }

    [Fact(DisplayName = "Row 16: an update's metrics do not change with padding")]
    public void MetricsIgnorePadding()
    {
        var options = Options with { Minibatches = 1, UpdateEpochs = 3, LearningRate = 1e-2, ClipRatio = 0.02, Value = new() { LearningRate = 0.1, ClipRange = 1e-3 } };
        MetricsRecord Learn(bool padded)
        {
            using var policy = Tiny.Policy();
            using var reference = Tiny.Policy(1);
            using (TorchSharp.torch.no_grad()) policy.ValueHead.fill_(0.03);
            var (prompts, responses, judgements) = Rollouts(policy, 0);
            if (padded)
            {
                // One more response, far longer than the rest and masked out of the loss, widens every row.
                int[] filler = [.. Enumerable.Repeat(responses[0].Tokens[0], 60)];
                responses = [.. responses, new Response(0, filler, new float[60], new float[60], Ended: false)];
                judgements = [.. judgements, new Judgement(-1, null, false, 0)];
            }

            using var batch = RolloutBatch.Create(prompts, [.. responses], [.. judgements], reference, options, 0);
            using var rows = TorchSharp.torch.arange(16L);
            using var kept = batch.Rows(rows);
            using var learner = Learners.Create(policy, reference, options, 1, NullObserver.Instance);
            var record = new MetricsRecord("rl", 1);
            learner.Update(kept, 0, new Seed(1), record);
            return record;
        }

        var (plain, wide) = (Learn(false), Learn(true));
        Assert.Equal(plain.Values.Keys, wide.Values.Keys);
        foreach (var (key, value) in plain.Values) Assert.True(Math.Abs(value - wide[key]) < 1e-4, $"{key}: {value} and {wide[key]}");
        Assert.All((string[])["loss/policy", "loss/value", "clip_fraction", "value_clip_fraction", "approximate_kl_per_token", "explained_variance", "kl_to_base_sampled"], key => Assert.NotEqual(0, plain[key]));
    }

    [Fact]
    public void TheGuardStopsAHotUpdateAndSaysSo()
    {
        using var policy = Tiny.Policy();
        using var reference = Tiny.Policy();
        var options = Options with { LearningRate = 0.1, UpdateEpochs = 4, Guard = new() { MaxKlPerToken = 0.1 } };
        var heard = new Warnings();
        using var learner = Learners.Create(policy, reference, options, 1, heard);
        var record = Update(learner, policy, reference, 0, options);
        Assert.Equal(1, record["guard/stopped"]);
        Assert.Contains("rl.guard.maxKlPerToken", Assert.Single(heard.Messages));
    }

    [Fact]
    public void LearnsWhatIsPaidFor()
    {
        using var policy = Tiny.Policy();
        using var reference = Tiny.Policy();
        var options = Options with { LearningRate = 1e-2, Kl = new() };
        using var learner = Learners.Create(policy, reference, options, 30, NullObserver.Instance);
        double Share(int step)
        {
            var (_, responses, _) = Rollouts(policy, 1_000 + step);
            return responses.Average(r => r.Tokens.Count(t => t == Paid) / (double)r.Tokens.Length);
        }

        var before = Share(0);
        for (var step = 0; step < 30; step++) Update(learner, policy, reference, step, options);
        Assert.True(Share(1) > before + 0.2, $"share of the paid token went from {before} to {Share(1)}");
    }

    private const int Paid = 20;

    private static MetricsRecord Update(ILearner learner, Policy policy, Policy reference, int step, RlOptions options)
    {
        var (prompts, responses, judgements) = Rollouts(policy, step, options.Temperature);
        using var batch = RolloutBatch.Create(prompts, responses, judgements, reference, options, 0);
        var record = new MetricsRecord("rl", step);
        learner.Update(batch, step, new Seed(1).Derive(step), record);
        return record;
    }

    /// <summary>Sixteen responses; the reward is the share of one token in them, so that there is something to learn without a trained base.</summary>
    private static (int[][] Prompts, IReadOnlyList<Response> Responses, IReadOnlyList<Judgement> Judgements) Rollouts(Policy policy, int step, double temperature = 1)
    {
        var prompts = Tiny.RaggedPrompts(4);
        var responses = Sampler.Sample(policy, prompts, new(4, temperature, 24, 0, 1, new Seed(11).Derive(step)));
        return (prompts, responses, [.. responses.Select(r => new Judgement(-1, null, false, r.Tokens.Count(t => t == Paid) / (double)r.Tokens.Length))]);
    }

    private static byte[] Written(Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        write(writer);
        writer.Flush();
        return stream.ToArray();
    }

    private sealed class Warnings : IRunObserver
    {
        public List<string> Messages { get; } = [];

        public void StageStarted(string stage, int totalSteps, int doneSteps)
        {
        }

        public void StepDone(MetricsRecord record)
        {
        }

        public void Probed(MetricsRecord record)
        {
        }

        public void Note(string message)
        {
        }

        public void Warn(string message) => Messages.Add(message);
    }
}
