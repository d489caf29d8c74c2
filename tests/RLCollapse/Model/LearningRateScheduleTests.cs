using RLCollapse.Model;

namespace RLCollapse.Tests.Model;

public sealed class LearningRateScheduleTests
{
    [Theory]
    [InlineData(0, LearningRateShape.Cosine, 0.1)]
    [InlineData(9, LearningRateShape.Cosine, 1.0)]
    [InlineData(10, LearningRateShape.Cosine, 1.0)]
    [InlineData(60, LearningRateShape.Cosine, 0.55)]
    [InlineData(110, LearningRateShape.Cosine, 0.1)]
    [InlineData(60, LearningRateShape.Linear, 0.55)]
    [InlineData(110, LearningRateShape.Linear, 0.1)]
    [InlineData(110, LearningRateShape.Constant, 1.0)]
    public void HandValues(int step, LearningRateShape shape, double expected) =>
        Assert.Equal(expected, LearningRateSchedule.At(step, 110, 1, 10, shape, 0.1), 1e-12);
}
