using RLCollapse.Config;
using RLCollapse.Learning;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Learning;

public sealed class LossAggregatorTests
{
    [Theory]
    [InlineData(LossAggregation.TokenMean, new[] { 0.25f, 0.25f, 0.25f, 0.25f, 0, 0 })]
    [InlineData(LossAggregation.SequenceMean, new[] { 1 / 6f, 1 / 6f, 1 / 6f, 0.5f, 0, 0 })]
    [InlineData(LossAggregation.Constant, new[] { 0.05f, 0.05f, 0.05f, 0.05f, 0, 0 })]
    public void WeighsTokens(LossAggregation aggregation, float[] expected)
    {
        var weights = LossAggregator.Weights(tensor(new float[] { 1, 1, 1, 1, 0, 0 }, [2, 3]), aggregation, 10).data<float>().ToArray();
        for (var i = 0; i < 6; i++) Assert.Equal(expected[i], weights[i], 1e-6);
    }
}
