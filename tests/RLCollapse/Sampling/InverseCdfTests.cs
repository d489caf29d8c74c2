using RLCollapse.Sampling;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Sampling;

public sealed class InverseCdfTests
{
    [Theory]
    [InlineData(0f, 1)]
    [InlineData(0.19f, 1)]
    [InlineData(0.21f, 3)]
    [InlineData(0.99999f, 3)]
    public void Takes_the_first_token_past_the_draw_and_never_an_impossible_one(float uniform, long expected)
    {
        var logProbs = tensor(new[] { 0f, 0.2f, 0f, 0.8f, 0f }, [1, 5]).log();
        Assert.Equal(expected, InverseCdf.Draw(logProbs, tensor(new[] { uniform }, [1, 1])).item<long>());
    }
}
