using RLCollapse.Rl;

namespace RLCollapse.Tests.Rl;

public sealed class RolloutNumbersTests
{
    [Fact(DisplayName = "Row 14: groups whose rewards are all equal are counted")]
    public void Counts_groups_that_teach_nothing() =>
        Assert.Equal(2 / 3.0, RolloutNumbers.FractionRewardZeroStd([1, 1, 0, 0, 0, 1], 2), 1e-12);
}
