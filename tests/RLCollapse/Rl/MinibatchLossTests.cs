using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Rl;
using static TorchSharp.torch;
using static RLCollapse.Tests.Fixtures.Exercise;

namespace RLCollapse.Tests.Rl;

/// <summary>The numbers of a whole loss, against plain loops over its tokens.</summary>
public sealed class MinibatchLossTests
{
    private static readonly RlOptions Whole = Tiny.Config.Rl with { Optimizer = Tiny.Config.Rl.Optimizer with { Minibatches = 1 },
        Sampling = Tiny.Config.Rl.Sampling with { Temperature = 0.8 } };

    [Theory(DisplayName = "Row 8: in the loss stands the estimator that is named, of the policy from the base, "
        + "at the sampling temperature")]
    [InlineData(KlEstimatorKind.K1)]
    [InlineData(KlEstimatorKind.K2)]
    [InlineData(KlEstimatorKind.K3)]
    [InlineData(KlEstimatorKind.Exact)]
    public void The_kl_in_the_loss(KlEstimatorKind kind)
    {
        foreach (var algorithm in (string[])[RlAlgorithm.Rloo, RlAlgorithm.ExpertIteration])
        {
            var options = Whole with { Algorithm = algorithm,
                Kl = new() { Coefficient = 0.1, Estimator = kind, Placement = KlPlacement.Loss } };
            using var policy = Tiny.Policy();
            using var reference = Tiny.Policy(1);
            using var batch = Paying(policy, reference, options);
            var (own, theirs, ids, mask) = (All(policy, batch), All(reference, batch), Doubles(batch.Tokens.Responses_BR),
                Doubles(batch.Tokens.Mask_BR));
            var vocabulary = own.Length / ids.Length;
            var sum = 0.0;
            for (var i = 0; i < ids.Length; i++)
            {
                var logRatio = theirs[(i * vocabulary) + (int)ids[i]] - own[(i * vocabulary) + (int)ids[i]];
                sum += mask[i] * kind switch
                {
                    KlEstimatorKind.K1 => -logRatio,
                    KlEstimatorKind.K2 => logRatio * logRatio / 2,
                    KlEstimatorKind.K3 => Math.Exp(logRatio) - 1 - logRatio,
                    _ => Enumerable.Range(i * vocabulary, vocabulary).Sum(v => Math.Exp(own[v]) * (own[v] - theirs[v])),
                };
            }

            Assert.Equal(sum / mask.Sum(), FirstUpdate(policy, reference, batch, options)["loss/kl"], 1e-4);
        }
    }

    [Fact]
    public void What_stands_at_padding_is_not_exponentiated()
    {
        // At so low a temperature the sampled tokens are certain and others, like those of padding, have log-probabilities far below −88.
        var options = Whole with { Algorithm = RlAlgorithm.Rloo, Sampling = Whole.Sampling with { Temperature = 0.005 },
            Optimizer = Whole.Optimizer with { GradientClip = 0 },
            Kl = new() { Coefficient = 0.1, Estimator = KlEstimatorKind.K3, Placement = KlPlacement.Loss } };
        using var policy = Tiny.Policy(config: Tiny.Config with { Model = Tiny.Config.Model with { Backend = BackendKind.Torch } });
        using (no_grad())
        {
            foreach (var (_, parameter) in policy.Weights) parameter.TimesInPlace(5);
        }

        var rollouts = Sampled(policy, 0, options.Sampling.Temperature);
        RLCollapse.Sampling.Response Short(RLCollapse.Sampling.Response r, int length) =>
            r with { Tokens = r.Tokens[..length], LogProbs = r.LogProbs[..length], Values = r.Values[..length] };
        var cut = rollouts with
        {
            Responses = [.. rollouts.Responses.Select((r, i) => Short(r, Math.Min(r.Tokens.Length, (i % 4) + 1)))],
            Outcomes = [.. rollouts.Responses.Select((_, i) => Exercise.Paying(i % 3))],
        };
        using var batch = Batch(cut, policy, options);
        using (no_grad())
        {
            var padding = policy.Score(batch.Tokens, options.Sampling.Temperature).LogProbs_BR
                .FilledWhere(batch.Tokens.Mask_BR.Exceeds(0), 0);
            Assert.True(padding.min().Value() < -89, $"padding has {padding.min().Value()} at least");
        }

        var record = FirstUpdate(policy, policy, batch, options);
        Assert.InRange(record["loss/kl"], 0, 1e-6);
        Assert.True(double.IsFinite(record["gradient_norm"]));
    }

    [Fact]
    public void At_the_first_update_the_surrogate_is_the_mean_advantage()
    {
        var options = Whole with { Algorithm = RlAlgorithm.Rloo };
        using var policy = Tiny.Policy();
        using var batch = Paying(policy, policy, options);
        var mask = Rows(batch.Tokens.Mask_BR);
        var scores = Rows(batch.Rewards_BR).Select(r => r.Sum()).ToArray();
        double sum = 0, tokens = mask.Sum(row => row.Sum());
        for (var row = 0; row < mask.Length; row++)
        {
            var others = Enumerable.Range(row / 4 * 4, 4).Where(o => o != row).Average(o => scores[o]);
            sum += (scores[row] - others) * mask[row].Sum();
        }

        Assert.NotEqual(0, sum, 1e-2);
        Assert.Equal(-sum / tokens, FirstUpdate(policy, policy, batch, options)["loss/policy"], 1e-5);
    }

    [Fact]
    public void Expert_iterations_loss_is_the_mean_surprise()
    {
        var options = Whole with { Algorithm = RlAlgorithm.ExpertIteration };
        using var policy = Tiny.Policy();
        using var batch = Paying(policy, policy, options);
        var kept = Rows(batch.OldLogProbs_BR).Zip(Rows(batch.Rewards_BR)).Where(pair => pair.Second.Sum() > 0).Select(pair => pair.First)
            .ToArray();
        var tokens = Rows(batch.Tokens.Mask_BR).Zip(Rows(batch.Rewards_BR)).Where(pair => pair.Second.Sum() > 0)
            .Sum(pair => pair.First.Sum());
        var record = FirstUpdate(policy, policy, batch, options);
        Assert.Equal(kept.Length, record["expert_iteration/kept"]);
        Assert.Equal(-kept.Sum(row => row.Sum()) / tokens, record["loss/policy"], 1e-4);
    }

    /// <summary>Every response earns something, one more than another.</summary>
    private static RolloutBatch Paying(ILanguageModel policy, ILanguageModel reference, RlOptions options)
    {
        var rollouts = Sampled(policy, 0, options.Sampling.Temperature);
        return Batch(rollouts with { Outcomes = [.. rollouts.Responses.Select((r, i) => Exercise.Paying((i % 3) + (r.Ended ? 1 : 0.5)))] },
            reference, options);
    }

    private static double[] All(ILanguageModel policy, RolloutBatch batch)
    {
        using var scores = policy.Score(batch.Tokens, Whole.Sampling.Temperature, withDistributions: true);
        return Doubles(scores.Distributions_BRV!);
    }
}
