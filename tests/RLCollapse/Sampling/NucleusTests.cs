using RLCollapse.Common;
using RLCollapse.Model;
using RLCollapse.Sampling;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Sampling;

public sealed class NucleusTests
{
    [Theory]
    [InlineData(0.01, new[] { 2 })] // the likeliest stays, however small the nucleus
    [InlineData(0.39, new[] { 2 })]
    [InlineData(0.41, new[] { 2, 0 })] // the first that brings the mass to p is still in
    [InlineData(0.69, new[] { 2, 0 })]
    [InlineData(0.71, new[] { 2, 0, 4 })]
    [InlineData(0.89, new[] { 2, 0, 4 })]
    [InlineData(0.91, new[] { 2, 0, 4, 1 })]
    [InlineData(0.9999, new[] { 2, 0, 4, 1, 3 })]
    public void Keeps_the_likeliest_that_hold_the_mass(double mass, int[] kept) => Keeps([0.3f, 0.07f, 0.4f, 0.03f, 0.2f], mass, kept);

    [Theory]
    [InlineData(0.1, new[] { 1, 3 })] // as likely as the last one kept
    [InlineData(0.61, new[] { 0, 1, 2, 3 })]
    public void Ties_stay_together(double mass, int[] kept) => Keeps([0.2f, 0.3f, 0.2f, 0.3f], mass, kept);

    [Fact]
    public void Each_row_has_its_own_nucleus()
    {
        using var logProbs = tensor(new[] { 0.9f, 0.06f, 0.04f, 0.04f, 0.48f, 0.48f }, [2, 3]).log();
        var kept = Nucleus.Keep(logProbs, 0.8).data<float>().ToArray().Select(float.IsFinite);
        Assert.Equal([true, false, false, false, true, true], kept);
    }

    [Fact]
    public void A_mass_of_one_keeps_everything()
    {
        using var logProbs = tensor(new[] { 0.999999f, 1e-6f, 0f }, [1, 3]).log();
        Assert.Same(logProbs, Nucleus.Keep(logProbs, 1));
    }

    [Fact]
    public void Samples_come_from_the_nucleus_and_their_log_probs_from_the_whole_distribution()
    {
        const double Mass = 0.5, Temperature = 0.8;
        using var policy = Tiny.Policy(3);
        var prompts = Tiny.RaggedPrompts(3);
        var responses = Sampler.Sample(policy, prompts, Options(20, Temperature) with { TopP = Mass });
        using var batch = TokenBatch.Create([.. responses.Select(r => prompts[r.Prompt])], [.. responses.Select(r => r.Tokens)], 0, CPU);
        var all = policy.Score(batch, Temperature, withDistributions: true).Distributions_BRV!.exp();
        var largestBefore = 0.0;
        for (var row = 0; row < responses.Count; row++)
        {
            for (var t = 0; t < responses[row].Tokens.Length; t++)
            {
                var p = all[row, t].data<float>().ToArray();
                var chosen = p[responses[row].Tokens[t]];
                var before = p.Where(q => q > chosen).Sum(q => (double)q);
                Assert.True(before < Mass + 1e-5, $"row {row}, token {t}: {before} is more likely already");
                Assert.Equal(Math.Log(chosen), responses[row].LogProbs[t], 1e-4);
                largestBefore = Math.Max(largestBefore, before);
            }
        }

        Assert.True(largestBefore > 0.3, "the nucleus was never explored");
    }

    [Fact]
    public void Inside_the_nucleus_the_shares_are_the_probabilities_scaled_up()
    {
        const int Samples = 20_000;
        using var policy = Tiny.Policy(3);
        var prompt = Tiny.RaggedPrompts(1);
        var responses = Sampler.Sample(policy, prompt, Options(Samples, 0.7) with { MaxNewTokens = 1, TopP = 0.4 });
        using var batch = TokenBatch.Create(prompt, [[0]], 0, CPU);
        using var scores = policy.Score(batch, 0.7, withDistributions: true);
        var kept = Nucleus.Keep(scores.Distributions_BRV!.select(1, 0), 0.4).exp().data<float>().ToArray();
        var total = kept.Sum();
        Assert.InRange(total, 0.4, 0.6);
        for (var id = 0; id < kept.Length; id++)
        {
            var (share, expected) = (responses.Count(r => r.Tokens[0] == id) / (double)Samples, kept[id] / total);
            Assert.InRange(share, expected - (5 * Math.Sqrt(expected / Samples)), expected + (5 * Math.Sqrt(expected / Samples)));
        }
    }

    private static void Keeps(float[] probabilities, double mass, int[] expected)
    {
        using var logProbs = tensor(probabilities, [1, probabilities.Length]).log();
        var (before, after) = (logProbs.data<float>().ToArray(), Nucleus.Keep(logProbs, mass).data<float>().ToArray());
        for (var id = 0; id < probabilities.Length; id++)
            Assert.Equal(expected.Contains(id) ? before[id] : float.NegativeInfinity, after[id]);
    }

    private static SamplingOptions Options(int samples, double temperature) =>
        new(samples, temperature, 24, Tiny.Data.Tokenizer.EndId, new Seed(7));
}
