using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Results;

public sealed class TimelineTests
{
    [Fact]
    public void Recovery_is_half_as_wide_as_RL_whatever_it_took()
    {
        var time = new Timeline(2, 200, 100, null);
        Assert.Equal(2.5, time.Right);
        Assert.Equal(["0", "0.5", "1", "1.5", "2", "+50", "+100"], time.Ticks(8).Select(tick => tick.Text));
        Assert.Equal(2.25, time.Ticks(8)[^2].Place);
        Assert.Equal("RL epoch, then steps of recovery", time.Label("RL epoch"));
        Assert.Equal([(2.0, "recovery: the mixture again")], time.Stages);
    }

    [Fact]
    public void Without_RL_recovery_has_a_width_too() => Assert.Equal(1, new Timeline(0, 200, 200, null).Right);

    [Fact]
    public void RL_alone_is_drawn_by_epochs()
    {
        var time = new Timeline(1, 0, 0, null);
        Assert.Equal((1, "RL epoch"), (time.Right, time.Label("RL epoch")));
        Assert.Empty(time.Stages);
        Assert.Equal(AxisTicks.Linear(0, 1, 5), time.Ticks(5).Select(tick => tick.Place));
    }

    [Fact]
    public void A_change_of_coefficient_is_marked_once_it_is_there()
    {
        Assert.Equal([(1.0, "KL coefficient 0 → 0.5")], new Timeline(2, 0, 0, (1, 0, 0.5)).Stages);
        Assert.Empty(new Timeline(0.8, 0, 0, (1, 0, 0.5)).Stages);
    }
}
