using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Sampling;
using RLCollapse.SavedPolicies;

namespace RLCollapse.Tests.SavedPolicies;

public sealed class ScorerTests
{
    private static readonly ITokenizer Tokenizer = Tiny.Data.Tokenizer;

    [Fact]
    public void Padding_and_company_change_nothing()
    {
        using var policy = Checkpoints.Policy(Tiny.Config);
        using var reference = Checkpoints.Policy(Tiny.Config, 1);
        var rows = Rows(150); // three passes

        var together = Scorer.Of(rows, policy, reference, 0.8, Tokenizer.PadId).ToArray();

        Assert.Equal(rows, together.Select(s => s.Row));
        foreach (var score in together)
        {
            var alone = Scorer.Of([score.Row], policy, reference, 0.8, Tokenizer.PadId).Single();
            Close(alone.LogProbs, score.LogProbs);
            Close(alone.Values, score.Values);
            Close(alone.Reference!.LogProbs, score.Reference!.LogProbs);
            Assert.Equal(score.LogProbs.Zip(score.Reference.LogProbs, (p, q) => (double)p - q).Sum(), score.Reference.K1PerSequence, 1e-5);
        }
    }

    [Fact]
    public void A_sampled_response_scores_as_it_was_sampled()
    {
        using var policy = Checkpoints.Policy(Tiny.Config);
        var prompts = Tiny.RaggedPrompts(6);
        var sampled = Sampler.Sample(policy, prompts, new SamplingOptions(3, 0.7, 24, Tokenizer.EndId, new Seed(5)));

        var scores = Scorer.Of([.. sampled.Select((r, i) => new ScoreRow(i + 1, prompts[r.Prompt], r.Tokens, r.Ended))], policy, null, 0.7,
            Tokenizer.PadId);

        foreach (var (score, response) in scores.Zip(sampled))
        {
            Close(response.LogProbs, score.LogProbs);
            Close(response.Values, score.Values);
            Assert.Null(score.Reference);
        }
    }

    [Fact]
    public void A_policy_does_not_differ_from_itself()
    {
        using var policy = Checkpoints.Policy(Tiny.Config);

        Assert.All(Scorer.Of(Rows(9), policy, policy, 1, Tokenizer.PadId), s => Assert.Equal(0, s.Reference!.K1PerSequence));
    }

    private static ScoreRow[] Rows(int count) =>
        [.. Tiny.Data.Pretraining.Take(count).Select(
            (example, i) => new ScoreRow(i + 1, example.Prompt[..((i % example.Prompt.Length) + 1)], example.Response, true))];

    private static void Close(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (e, a) in expected.Zip(actual)) Assert.Equal(e, a, 1e-5f);
    }
}
