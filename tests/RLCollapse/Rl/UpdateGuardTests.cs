using RLCollapse.Rl;
using RLCollapse.Runs;

namespace RLCollapse.Tests.Rl;

public sealed class UpdateGuardTests
{
    [Theory]
    [InlineData(0.05, true)]
    [InlineData(0.2, false)]
    public void StopsWhenTheKlRunsAway(double klPerToken, bool allowed) =>
        Assert.Equal(allowed, new UpdateGuard(new() { MaxKlPerToken = 0.1 }).Allows(klPerToken));

    [Fact]
    public void ALimitOfZeroStopsNothing() => Assert.True(new UpdateGuard(new() { MaxKlPerToken = 0 }).Allows(1e9));

    [Fact]
    public void GivesUpAfterTooManyStoppedStepsInARow()
    {
        var guard = new UpdateGuard(new() { MaxStoppedSteps = 2 });
        guard.StepDone(true);
        guard.StepDone(false);
        guard.StepDone(true);
        Assert.Throws<DivergedException>(() => guard.StepDone(true));
    }
}
