using RLCollapse.Common;
using RLCollapse.Model;
using RLCollapse.Sampling;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Model.Cpu;

/// <summary>
/// Sampler, trainer and reference are one function, to the last bit: where weights are equal, no ratio and no KL is noise.
/// </summary>
public sealed class DrawnAndScoredTests
{
    [Theory]
    [InlineData(32, 2, 80, 1.0)]
    [InlineData(64, 4, 160, 0.7)]
    [InlineData(20, 2, 19, 1.3)]
    public void A_drawn_token_has_the_same_probability_and_value_bit_for_bit_when_it_is_scored(
        int width, int heads, int feedForward, double temperature)
    {
        using var scope = NewDisposeScope();
        using var model = Model(width, heads, feedForward);
        var prompts = Tiny.RaggedPrompts(5);
        var responses = Sampler.Sample(model, prompts, new(7, temperature, 40, 1, new Seed(4)));
        Assert.Contains(responses, response => response.Tokens.Length > 17);
        foreach (var some in new[] { responses, [.. responses.Skip(3).Take(1)], [.. responses.Where((_, i) => i % 3 == 0)] })
        {
            using var batch = TokenBatch.Create([.. some.Select(r => prompts[r.Prompt])], [.. some.Select(r => r.Tokens)], 0, CPU);
            using var scores = model.Score(batch, temperature);
            Assert.Equal(some.SelectMany(r => r.LogProbs), Real(scores.LogProbs_BR, batch));
            Assert.Equal(some.SelectMany(r => r.Values), Real(scores.Values_BR, batch));
        }
    }

    [Fact]
    public void Where_weights_are_equal_the_ratio_is_1_and_the_loss_of_the_kl_is_0_to_the_last_bit()
    {
        using var scope = NewDisposeScope();
        using var model = Model(32, 2, 80);
        var prompts = Tiny.RaggedPrompts(3);
        var responses = Sampler.Sample(model, prompts, new(4, 1, 24, 1, new Seed(4)));
        using var all = TokenBatch.Create([.. responses.Select(r => prompts[r.Prompt])], [.. responses.Select(r => r.Tokens)], 0, CPU);
        using var before = model.Score(all, 1);
        var seen = new List<float>();
        model.Accumulate(responses.Count, part =>
        {
            var row = responses[part];
            var batch = TokenBatch.Create([prompts[row.Prompt]], [row.Tokens], 0, CPU);
            return new(batch, 1, scores =>
            {
                seen.AddRange(scores.LogProbs_BR.detach().data<float>().ToArray());
                return scores.LogProbs_BR.sum();
            });
        });
        Assert.Equal(Real(before.LogProbs_BR, all), seen);
    }

    private static float[] Real(Tensor values_BR, TokenBatch batch) => [.. values_BR.data<float>().ToArray()
        .Zip(batch.Mask_BR.data<float>().ToArray()).Where(pair => pair.Second > 0).Select(pair => pair.First)];

    private static ILanguageModel Model(int width, int heads, int feedForward)
    {
        var model = Tiny.Policy(config: Tiny.Config with
        {
            Model = Tiny.Config.Model with { Width = width, Heads = heads, FeedForward = feedForward, Backend = BackendKind.Cpu },
        });
        using var _ = no_grad();
        model.ValueHead().copy_(randn(model.ValueHead().shape, generator: new Generator(2)));
        return model;
    }
}
