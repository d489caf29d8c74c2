using RLCollapse.Common;
using RLCollapse.Evaluation;
using RLCollapse.Sampling;

namespace RLCollapse.Tests.Evaluation;

public sealed class PolicyDistanceTests
{
    [Fact(DisplayName = "Row 16: the KL to the base and the token entropy do not change with padding")]
    public void Padding_changes_nothing()
    {
        using var policy = Tiny.Policy(1);
        using var reference = Tiny.Policy(2);
        var prompts = Tiny.RaggedPrompts(4);
        var responses = Sampler.Sample(policy, prompts, new(1, 1, 24, 1, new Seed(3)));
        var together = PolicyDistance.Measure(policy, reference, prompts, responses, 1, 0);
        var alone = responses.Select(r => (r.Tokens.Length, PolicyDistance.Measure(policy, reference, prompts, [r], 1, 0)))
            .ToArray();
        Assert.Equal(alone.Average(a => a.Item2.KlPerSequence), together.KlPerSequence, 1e-4);
        Assert.Equal(alone.Sum(a => a.Length * a.Item2.TokenEntropy) / alone.Sum(a => a.Length), together.TokenEntropy, 1e-4);
        Assert.True(together.KlPerSequence > 0);
    }

    [Fact]
    public void A_policy_is_at_no_distance_from_itself()
    {
        using var policy = Tiny.Policy(1);
        var prompts = Tiny.RaggedPrompts(2);
        var responses = Sampler.Sample(policy, prompts, new(2, 1, 24, 1, new Seed(3)));
        Assert.Equal(0, PolicyDistance.Measure(policy, policy, prompts, responses, 1, 0).KlPerSequence, 1e-6);
    }
}
