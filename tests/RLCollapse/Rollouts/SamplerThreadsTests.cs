using RLCollapse.Rollouts;
using RLCollapse.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Rollouts;

[Collection(nameof(EngineThreads))]
public sealed class SamplerThreadsTests
{
    [Fact]
    public void PartsOnTheirOwnThreadsGiveTheSameResponsesInTheSameOrder()
    {
        using var policy = Tiny.Policy();
        var prompts = Tiny.RaggedPrompts(7);
        var options = new SamplingOptions(3, 1, 20, 0, 1, new Seed(4));
        var alone = Sampler.Sample(policy, prompts, options);
        try
        {
            set_num_threads(3);
            var atOnce = Sampler.Sample(policy, prompts, options);
            Assert.Equal(3, get_num_threads());
            Assert.Equal(alone.Select(r => (r.Prompt, string.Join(' ', r.Tokens))), atOnce.Select(r => (r.Prompt, string.Join(' ', r.Tokens))));
        }
        finally
        {
            set_num_threads(1);
        }
    }
}
