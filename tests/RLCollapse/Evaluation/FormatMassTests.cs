using RLCollapse.Common;
using RLCollapse.Evaluation;
using RLCollapse.Sampling;

namespace RLCollapse.Tests.Evaluation;

public sealed class FormatMassTests
{
    [Fact]
    public void Exact_mass_is_the_share_of_openers_among_samples()
    {
        using var policy = Tiny.Policy(5);
        var prompts = Tiny.RaggedPrompts(4);
        var openers = Tiny.Data.Formats.Select(f => Tiny.Data.Tokenizer.Encode(f.Opener)).ToArray();
        var masses = FormatMass.Exact(policy, prompts, openers, 1, 0);
        const int Samples = 5_000;
        var responses = Sampler.Sample(policy, prompts, new(Samples, 1, openers.Max(o => o.Length), 1, new Seed(1)));
        for (var f = 0; f < openers.Length; f++)
        {
            var share = responses.Count(r =>
                r.Tokens.Length >= openers[f].Length && r.Tokens.AsSpan(0, openers[f].Length).SequenceEqual(openers[f])) / (4.0 * Samples);
            Assert.InRange(share, masses[f] - (5 * Math.Sqrt(masses[f] / (4 * Samples))) - 1e-3, masses[f]
                + (5 * Math.Sqrt(masses[f] / (4 * Samples))) + 1e-3);
        }
    }

    [Fact(DisplayName = "Row 20: the masses of all formats and of every other beginning sum to 1")]
    public void Masses_sum_to_one()
    {
        using var policy = Tiny.Policy(5);
        var openers = Tiny.Data.Formats.Select(f => Tiny.Data.Tokenizer.Encode(f.Opener)).ToArray();
        var others = Enumerable.Range(0, Tiny.Data.Tokenizer.VocabularySize).Where(id => openers.All(o => o[0] != id))
            .Select(id => (int[])[id]);
        Assert.Equal(1, FormatMass.Exact(policy, Tiny.RaggedPrompts(4), [.. openers, .. others], 1, 0).Sum(), 1e-5);
    }

    [Fact]
    public void An_opener_of_two_tokens_has_the_product_of_their_probabilities()
    {
        using var policy = Tiny.Policy(5);
        var prompts = Tiny.RaggedPrompts(3);
        int[] all = [.. Enumerable.Range(0, Tiny.Data.Tokenizer.VocabularySize)];
        var first = FormatMass.Exact(policy, prompts, [[7]], 0.8, 0)[0];
        Assert.Equal(first, FormatMass.Exact(policy, prompts, [.. all.Select(id => (int[])[7, id])], 0.8, 0).Sum(), 1e-5);
    }
}
