using RLCollapse.Data;
using RLCollapse.Rollouts;
using RLCollapse.Runs;
using RLCollapse.Tracking;

namespace RLCollapse.Tests.Tracking;

public sealed class FormatMassTests
{
    [Fact]
    public void ExactMassIsTheShareOfOpenersAmongSamples()
    {
        using var policy = Tiny.Policy(5);
        var prompts = Tiny.RaggedPrompts(4);
        var openers = Tiny.Data.Formats.Select(f => Tiny.Data.Tokenizer.Encode(f.Opener)).ToArray();
        var masses = FormatMass.Exact(policy.Decoder, prompts, openers, 1, 0);
        const int Samples = 5_000;
        var responses = Sampler.Sample(policy, prompts, new(Samples, 1, openers.Max(o => o.Length), 0, 1, new Seed(1)));
        for (var f = 0; f < openers.Length; f++)
        {
            var share = responses.Count(r => r.Tokens.Length >= openers[f].Length && r.Tokens.AsSpan(0, openers[f].Length).SequenceEqual(openers[f])) / (4.0 * Samples);
            Assert.InRange(share, masses[f] - (5 * Math.Sqrt(masses[f] / (4 * Samples))) - 1e-3, masses[f] + (5 * Math.Sqrt(masses[f] / (4 * Samples))) + 1e-3);
        }
    }

    [Fact(DisplayName = "Row 20: the masses of all formats and of malformed sum to 1")]
    public void MassesSumToOne()
    {
        using var policy = Tiny.Policy(5);
        var openers = Tiny.Data.Formats.Select(f => Tiny.Data.Tokenizer.Encode(f.Opener)).ToArray();
        Assert.InRange(FormatMass.Exact(policy.Decoder, Tiny.RaggedPrompts(4), openers, 1, 0).Sum(), 0, 1);
    }
}
