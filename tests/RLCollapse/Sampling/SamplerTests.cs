using RLCollapse.Common;
using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Sampling;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Sampling;

/// <summary>What holds of every way to decode.</summary>
public abstract class SamplerTests(BackendKind backend)
{
    [Theory(DisplayName = "Row 1: sampler and update share one log-probability, so the first ratio is 1 at any temperature")]
    [InlineData(1.0)]
    [InlineData(0.6)]
    public void First_ratio_is_one(double temperature)
    {
        using var policy = NewPolicy();
        var prompts = Tiny.RaggedPrompts(6);
        var responses = Sampler.Sample(policy, prompts, Options(4, temperature));
        using var batch = TokenBatch.Create([.. responses.Select(r => prompts[r.Prompt])], [.. responses.Select(r => r.Tokens)], 0, CPU);
        var again = policy.Score(batch, temperature).LogProbs_BR;
        for (var row = 0; row < responses.Count; row++)
        {
            for (var t = 0; t < responses[row].Tokens.Length; t++)
            {
                var ratio = Math.Exp(again[row, t].Value() - responses[row].LogProbs[t]);
                Assert.InRange(ratio, 1 - 1e-4, 1 + 1e-4);
            }
        }
    }

    [Fact(DisplayName = "Row 3: there is no dropout: two forwards agree bit for bit")]
    public void ForwardsAgree()
    {
        using var policy = NewPolicy();
        var prompts = Tiny.RaggedPrompts(2);
        using var batch = TokenBatch.Create(prompts, prompts, 0, CPU);
        float[] All() => policy.Score(batch, 1, withDistributions: true).Distributions_BRV!.data<float>().ToArray();
        Assert.Equal(All(), All());
    }

    [Fact(DisplayName = "Row 4: padded log-probabilities equal unpadded ones on ragged prompts")]
    public void Padding_changes_nothing()
    {
        using var policy = NewPolicy();
        var prompts = Tiny.RaggedPrompts(5);
        var responses = Sampler.Sample(policy, prompts, Options(1, 1));
        using var together = TokenBatch.Create(prompts, [.. responses.Select(r => r.Tokens)], 0, CPU);
        var padded = policy.Score(together, 1).LogProbs_BR;
        for (var row = 0; row < prompts.Length; row++)
        {
            using var alone = TokenBatch.Create([prompts[row]], [responses[row].Tokens], 0, CPU);
            var unpadded = policy.Score(alone, 1).LogProbs_BR.data<float>().ToArray();
            for (var t = 0; t < unpadded.Length; t++) Assert.Equal(unpadded[t], padded[row, t].Value(), 1e-5);
        }
    }

    [Fact(DisplayName = "Row 4: decoding with the cache equals one uncached pass, values included")]
    public void Cache_changes_nothing()
    {
        using var policy = NewPolicy();
        using (no_grad())
            policy.ValueHead().copy_(tensor(Enumerable.Range(0, (int)policy.ValueHead().shape[1]).Select(i => 0.01f * i)
                .ToArray()).unsqueeze(0));
        var prompts = Tiny.RaggedPrompts(5);
        var responses = Sampler.Sample(policy, prompts, Options(3, 1));
        foreach (var response in responses)
        {
            using var alone = TokenBatch.Create([prompts[response.Prompt]], [response.Tokens], 0, CPU);
            using var scores = policy.Score(alone, 1);
            var (logProbs, values) = (scores.LogProbs_BR.data<float>().ToArray(), scores.Values_BR.data<float>().ToArray());
            for (var t = 0; t < logProbs.Length; t++)
            {
                Assert.Equal(logProbs[t], response.LogProbs[t], 1e-5);
                Assert.Equal(values[t], response.Values[t], 1e-5);
            }
        }
    }

    [Fact(DisplayName = "Row 5: padding is not the end token, and the end token lies inside the response mask")]
    public void End_token_is_inside_the_mask()
    {
        Assert.NotEqual(Tiny.Data.Tokenizer.PadId, Tiny.Data.Tokenizer.EndId);
        using var policy = NewPolicy();
        var prompts = Tiny.RaggedPrompts(6);
        var responses = Sampler.Sample(policy, prompts, Options(8, 1));
        var ended = responses.Where(r => r.Ended).ToArray();
        Assert.NotEmpty(ended);
        Assert.All(ended, r => Assert.Equal(Tiny.Data.Tokenizer.EndId, r.Tokens[^1]));
        Assert.All(ended, r => Assert.DoesNotContain(Tiny.Data.Tokenizer.EndId, r.Tokens[..^1]));
        using var batch = TokenBatch.Create([.. responses.Select(r => prompts[r.Prompt])], [.. responses.Select(r => r.Tokens)],
            Tiny.Data.Tokenizer.PadId, CPU);
        var lengths = batch.Mask_BR.sum(1).data<float>().ToArray();
        Assert.Equal(responses.Select(r => (float)r.Tokens.Length), lengths);
    }

    [Fact]
    public void A_response_does_not_depend_on_what_else_is_in_the_batch()
    {
        using var policy = NewPolicy();
        var prompts = Tiny.RaggedPrompts(6);
        var many = Sampler.Sample(policy, prompts, Options(8, 1));
        var few = Sampler.Sample(policy, prompts[..2], Options(3, 1));
        foreach (var response in few.GroupBy(r => r.Prompt).SelectMany(g => g.Select((r, sample) => (r, sample))))
        {
            Assert.Equal(many[(response.r.Prompt * 8) + response.sample].Tokens, response.r.Tokens);
        }
    }

    [Fact]
    public void Share_of_each_token_is_its_probability()
    {
        using var policy = NewPolicy(3);
        var prompt = Tiny.RaggedPrompts(1);
        var responses = Sampler.Sample(policy, prompt, Options(20_000, 0.7) with { MaxNewTokens = 1 });
        using var batch = TokenBatch.Create(prompt, [[0]], 0, CPU);
        var expected = policy.Score(batch, 0.7, withDistributions: true).Distributions_BRV!.exp().data<float>().ToArray();
        for (var id = 0; id < expected.Length; id++)
        {
            var share = responses.Count(r => r.Tokens[0] == id) / 20_000.0;
            Assert.InRange(share, expected[id] - (5 * Math.Sqrt(expected[id] / 20_000)) - 1e-3, expected[id]
                + (5 * Math.Sqrt(expected[id] / 20_000)) + 1e-3);
        }
    }

    private static SamplingOptions Options(int samples, double temperature) =>
        new(samples, temperature, 24, Tiny.Data.Tokenizer.EndId, new Seed(7));

    private ILanguageModel NewPolicy(int seed = 0) =>
        Tiny.Policy(seed, Tiny.Config with { Model = Tiny.Config.Model with { Backend = backend } });
}

/// <summary>By the CPU runtime.</summary>
public sealed class CpuSamplerTests() : SamplerTests(BackendKind.Cpu);

/// <summary>By the torch backend.</summary>
public sealed class TorchSamplerTests() : SamplerTests(BackendKind.Torch);
