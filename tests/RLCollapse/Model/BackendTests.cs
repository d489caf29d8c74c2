using RLCollapse.Common;
using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Sampling;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Model;

/// <summary>The CPU runtime and the torch backend are one function.</summary>
public sealed class BackendTests
{
    [Theory]
    [InlineData(16, 2, 24)]
    [InlineData(20, 2, 19)]
    [InlineData(64, 4, 40)]
    public void Scores_and_gradients_agree(int width, int heads, int feedForward)
    {
        using var scope = NewDisposeScope();
        using ILanguageModel cpu = Policy(BackendKind.Cpu, width, heads, feedForward),
            other = Policy(BackendKind.Torch, width, heads, feedForward);
        using var batch = Batch();
        using TokenScores mine = cpu.Score(batch, 0.8, withDistributions: true), theirs = other.Score(batch, 0.8, withDistributions: true);
        var mask = batch.Mask_BR;
        Assert.True(allclose(mine.LogProbs_BR * mask, theirs.LogProbs_BR * mask, 1e-5, 1e-5));
        Assert.True(allclose(mine.Values_BR * mask, theirs.Values_BR * mask, 1e-5, 1e-5));
        Assert.True(allclose(mine.Distributions_BRV! * mask.unsqueeze(-1), theirs.Distributions_BRV! * mask.unsqueeze(-1), 1e-5, 1e-5));
        foreach (var policy in new[] { cpu, other }) policy.Accumulate(1, _ => new(Batch(), 0.8, Loss, WithDistributions: true));
        foreach (var ((name, ofCpu), (_, ofOther)) in cpu.Weights.Zip(other.Weights))
            Assert.True(Largest(ofCpu.grad! - ofOther.grad!) < 1e-4 * (1 + Largest(ofOther.grad!)), name);
    }

    /// <summary>
    /// In bfloat16 both round, though at different places: by 2^-8 of a number, which a few layers carry on; gradients are
    /// float32 all the same.
    /// </summary>
    [Theory]
    [InlineData(20, 2, 19)]
    [InlineData(64, 4, 40)]
    public void In_bfloat_16_they_agree_roughly(int width, int heads, int feedForward)
    {
        using var scope = NewDisposeScope();
        using ILanguageModel exact = Policy(BackendKind.Torch, width, heads, feedForward),
            rough = Policy(BackendKind.Auto, width, heads, feedForward, ComputeType.Bfloat16);
        using var batch = Batch();
        var difference = (exact.Score(batch, 1).LogProbs_BR - rough.Score(batch, 1).LogProbs_BR) * batch.Mask_BR;
        Assert.InRange(Largest(difference), 1e-6, 0.1);
        foreach (var policy in new[] { exact, rough }) policy.Accumulate(1, _ => new(Batch(), 0.8, Loss, WithDistributions: true));
        foreach (var ((name, mine), (_, theirs)) in rough.Weights.Zip(exact.Weights))
        {
            Assert.Equal(float32, mine.grad!.dtype);
            Assert.True((mine.grad! - theirs.grad!).norm().Value() < 0.1 * theirs.grad!.norm().Value(), name);
        }
    }

    [Fact]
    public void The_same_responses_are_sampled()
    {
        using ILanguageModel cpu = Policy(BackendKind.Cpu, 32, 2, 40), other = Policy(BackendKind.Torch, 32, 2, 40);
        var prompts = Tiny.RaggedPrompts(6);
        var options = new SamplingOptions(3, 1, 20, 1, new Seed(4));
        var (mine, theirs) = (Sampler.Sample(cpu, prompts, options), Sampler.Sample(other, prompts, options));
        Assert.Contains(mine, r => r.Ended);
        Assert.Equal(theirs.Select(r => string.Join(' ', r.Tokens)), mine.Select(r => string.Join(' ', r.Tokens)));
        foreach (var (a, b) in mine.Zip(theirs))
        {
            for (var t = 0; t < a.Tokens.Length; t++) Assert.Equal(b.LogProbs[t], a.LogProbs[t], 1e-4);
        }
    }

    [Theory]
    [InlineData(BackendKind.Cpu, ComputeType.Float32)]
    [InlineData(BackendKind.Torch, ComputeType.Float32)]
    [InlineData(BackendKind.Torch, ComputeType.Bfloat16)]
    public void What_sampling_and_learning_hold_of_the_weights_is_forgotten(BackendKind backend, ComputeType dtype)
    {
        using var policy = Policy(backend, 32, 2, 40, dtype);
        Sampler.Sample(policy, Tiny.RaggedPrompts(2), new(2, 1, 4, 1, new Seed(4)));
        policy.Accumulate(1, _ => new(Batch(), 0.8, scores => scores.LogProbs_BR.sum()));
        var embedding = policy.Weights.Single(w => w.Name.EndsWith("embedding", StringComparison.Ordinal)).Parameter;
        using (no_grad()) embedding.zero_();
        using var batch = Batch();
        using var scores = policy.Score(batch, 1);
        Assert.All(batch.Mask_BR.data<float>().ToArray().Zip(scores.LogProbs_BR.data<float>().ToArray()).Where(pair => pair.First > 0),
            pair => Assert.Equal(-Math.Log(embedding.shape[0]), pair.Second, 1e-5));
    }

    [Theory]
    [InlineData(BackendKind.Auto, "cpu")]
    [InlineData(BackendKind.Cpu, "cpu")]
    [InlineData(BackendKind.Torch, "torch")]
    public void A_model_says_what_computes_it(BackendKind backend, string said)
    {
        using var policy = Policy(backend, 16, 2, 24);
        Assert.Equal(said, policy.Backend);
    }

    [Fact]
    public void The_cpu_runtime_is_refused_on_another_device()
    {
        var error = Assert.Throws<UserErrorException>(() =>
            LanguageModels.Create(Tiny.Config.Model with { Backend = BackendKind.Cpu }, 0, 30, new Device("cuda:1")));
        Assert.Contains("model.backend=auto", error.Message);
    }

    [Fact]
    public void The_value_head_is_the_last_of_the_weights()
    {
        using var policy = Tiny.Policy();
        Assert.Equal("value_head", policy.Weights[^1].Name);
        Assert.Equal(policy.Weights.SkipLast(1).Sum(w => w.Parameter.numel()), policy.ParameterCount());
        Assert.Equal(Tiny.Data.Tokenizer.VocabularySize, policy.VocabularySize);
    }

    /// <summary>Some rows share their prompt.</summary>
    private static TokenBatch Batch()
    {
        var different = Tiny.RaggedPrompts(4);
        int[][] prompts = [different[0], different[1], different[0], different[2], different[1], different[0], different[3]];
        return TokenBatch.Create(prompts, [.. prompts.Select((p, i) => p[..(1 + (i % p.Length))])], 0, CPU);
    }

    private static Tensor Loss(TokenScores scores)
    {
        using var batch = Batch();
        var weights = randn(batch.Mask_BR.shape, generator: new Generator(1)) * batch.Mask_BR;
        var entropy = (scores.Distributions_BRV!.exp() * scores.Distributions_BRV!).sum(-1);
        return (scores.LogProbs_BR.Plus(scores.Values_BR.Squared()) * weights).sum().Plus((entropy * batch.Mask_BR).sum());
    }

    private static double Largest(Tensor values) => values.abs().max().Value();

    /// <summary>With a value head that is not 0.</summary>
    private static ILanguageModel Policy(
        BackendKind backend, int width, int heads, int feedForward, ComputeType dtype = ComputeType.Float32)
    {
        var policy = Tiny.Policy(config: Tiny.Config with
        {
            Model = Tiny.Config.Model with { Width = width, Heads = heads, FeedForward = feedForward, Backend = backend, Dtype = dtype },
        });
        using var _ = no_grad();
        policy.ValueHead().copy_(randn(policy.ValueHead().shape, generator: new Generator(2)));
        return policy;
    }
}
