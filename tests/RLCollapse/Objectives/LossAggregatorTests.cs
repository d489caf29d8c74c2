using RLCollapse.Objectives;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Objectives;

public sealed class LossAggregatorTests
{
    [Theory(DisplayName = "Row 13: token-mean weighs tokens alike, sequence-mean sequences, and constant depends on no other row")]
    [InlineData(LossAggregation.TokenMean, new[] { 0.25f, 0.25f, 0.25f, 0.25f, 0, 0 })]
    [InlineData(LossAggregation.SequenceMean, new[] { 1 / 6f, 1 / 6f, 1 / 6f, 0.5f, 0, 0 })]
    [InlineData(LossAggregation.Constant, new[] { 0.05f, 0.05f, 0.05f, 0.05f, 0, 0 })]
    public void WeighsTokens(LossAggregation aggregation, float[] expected)
    {
        var weights = LossAggregator.Weights(tensor(new float[] { 1, 1, 1, 1, 0, 0 }, [2, 3]), aggregation, 10).data<float>().ToArray();
        for (var i = 0; i < 6; i++) Assert.Equal(expected[i], weights[i], 1e-6);
    }

    [Fact(DisplayName = "Row 13: a sequence that carries no loss is no sequence of the mean, and an empty mask gives no number but 0")]
    public void EmptyRows()
    {
        var mask = tensor(new float[] { 1, 1, 0, 0 }, [2, 2]);
        Assert.Equal([0.5f, 0.5f, 0, 0], LossAggregator.Weights(mask, LossAggregation.SequenceMean, 2).data<float>().ToArray());
        foreach (var aggregation in Enum.GetValues<LossAggregation>())
        {
            Assert.All(LossAggregator.Weights(zeros(2, 2), aggregation, 2).data<float>().ToArray(), w => Assert.Equal(0, w));
        }
    }
}
