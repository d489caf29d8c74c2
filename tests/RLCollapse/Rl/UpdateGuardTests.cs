using RLCollapse.Rl;
using RLCollapse.Runs;

namespace RLCollapse.Tests.Rl;

public sealed class UpdateGuardTests
{
    [Theory]
    [InlineData(0.05, true)]
    [InlineData(0.2, false)]
    public void Stops_when_the_kl_runs_away(double klPerToken, bool allowed) =>
        Assert.Equal(allowed, new UpdateGuard(new() { MaxKlPerToken = 0.1 }).Allows(klPerToken));

    [Fact]
    public void A_limit_of_zero_stops_nothing() => Assert.True(new UpdateGuard(new() { MaxKlPerToken = 0 }).Allows(1e9));

    [Fact]
    public void Gives_up_after_too_many_stopped_steps_in_a_row()
    {
        var guard = new UpdateGuard(new() { MaxStoppedSteps = 2 });
        guard.StepDone(true);
        guard.StepDone(false);
        guard.StepDone(true);
        Assert.Throws<DivergedException>(() => guard.StepDone(true));
    }
}
