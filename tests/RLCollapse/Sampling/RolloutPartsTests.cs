using RLCollapse.Sampling;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Sampling;

public sealed class RolloutPartsTests
{
    [Theory]
    [InlineData(32, 8, 1_024, "0..32")]
    [InlineData(32, 8, 100, "0..10 10..21 21..32")]
    [InlineData(3, 64, 10, "0..1 1..2 2..3")]
    [InlineData(1, 1, 1, "0..1")]
    public void Parts_are_even_and_cover_every_prompt(int prompts, int samples, int rows, string expected) =>
        Assert.Equal(expected, string.Join(' ', RolloutParts.Of(prompts, samples, rows)));

    [Fact]
    public void Long_caches_take_few_rows_and_large_weights_enough_to_be_worth_reading()
    {
        var xs = RolloutParts.Rows(new() { Width = 32, Layers = 2, FeedForward = 80 }, 40, CPU);
        var m = RolloutParts.Rows(new() { Width = 128, Layers = 3, FeedForward = 336 }, 120, CPU);
        var l = RolloutParts.Rows(new() { Width = 256, Layers = 4, FeedForward = 640 }, 40, CPU);
        Assert.True(xs == 64 && m < 64 && l == 64, $"{xs} {m} {l}");
    }
}
