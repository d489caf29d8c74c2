using RLCollapse.Rl;

namespace RLCollapse.Tests.Rl;

public sealed class TokenRewardsTests
{
    [Fact(DisplayName = "Row 6: the reward stands on the last valid token of a ragged batch, not on padding")]
    public void Reward_is_on_the_last_valid_token() => Assert.Equal(
        [0, 0, 0.25f, 0, /* row 1 */ 1, 0, 0, 0, /* row 2 */ 0, 0, 0, -0.5f],
        TokenRewards.AtLastToken([0.25, 1, -0.5], [3, 1, 4], 4));
}
