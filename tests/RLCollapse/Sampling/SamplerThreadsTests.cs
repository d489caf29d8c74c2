using RLCollapse.Common;
using RLCollapse.Kernels;
using RLCollapse.Sampling;

namespace RLCollapse.Tests.Sampling;

[Collection(nameof(EngineThreads))]
public sealed class SamplerThreadsTests
{
    [Fact]
    public void Parts_on_their_own_threads_give_the_same_responses_in_the_same_order()
    {
        using var policy = Tiny.Policy();
        var prompts = Tiny.RaggedPrompts(7);
        var options = new SamplingOptions(3, 1, 20, 1, new Seed(4));
        var alone = Sampler.Sample(policy, prompts, options);
        try
        {
            PartThreads.Use(3);
            var atOnce = Sampler.Sample(policy, prompts, options);
            Assert.Equal(alone.Select(r => (r.Prompt, string.Join(' ', r.Tokens))),
                atOnce.Select(r => (r.Prompt, string.Join(' ', r.Tokens))));
        }
        finally
        {
            PartThreads.Use(1);
        }
    }
}
