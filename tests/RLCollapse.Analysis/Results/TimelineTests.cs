using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Results;

public sealed class TimelineTests
{
    private static readonly RunStage Rl = new("rl", "rl", 0);
    private static readonly RunStage Recovery = new("recovery", "supervised");

    [Fact]
    public void Recovery_is_half_as_wide_as_RL_whatever_it_took()
    {
        var time = Of([(Rl, 128, 2), (Recovery, 100, 0.3)]);
        Assert.Equal(2.5, time.Right);
        Assert.Equal(["0", "0.5", "1", "1.5", "2", "+50", "+100"], time.Ticks(8).Select(tick => tick.Text));
        Assert.Equal(2.25, time.Ticks(8)[^2].Place);
        Assert.Equal("RL epoch, then steps of recovery", time.Label("RL epoch"));
        Assert.Equal([(2.0, "recovery: the mixture again")], Marks(time));
    }

    [Fact]
    public void Without_RL_recovery_has_a_width_too() => Assert.Equal(1, Of([(Rl, 0, 0), (Recovery, 200, 0.6)]).Right);

    [Fact]
    public void RL_alone_is_drawn_by_epochs()
    {
        var time = Of([(Rl, 64, 1)]);
        Assert.Equal((1, "RL epoch"), (time.Right, time.Label("RL epoch")));
        Assert.Empty(time.Marks);
        Assert.True(time.IsOneRl);
        Assert.Equal(AxisTicks.Linear(0, 1, 5), time.Ticks(5).Select(tick => tick.Place));
    }

    [Fact]
    public void A_change_of_coefficient_is_marked_once_it_is_there()
    {
        var again = new RunStage("again", "rl", 0.5);
        Assert.Equal([(1.0, "again: KL coefficient 0 → 0.5")], Marks(Of([(Rl, 64, 1), (again, 64, 1)])));
        var before = Of([(Rl, 64, 1), (again, 0, 0)]);
        Assert.Empty(before.Marks);
        Assert.False(before.IsOneRl);
    }

    [Fact]
    public void RL_that_goes_on_as_before_is_marked_by_its_name()
    {
        var time = Of([(Rl, 64, 1), (new("again", "rl", 0), 64, 1)]);
        Assert.Equal([(1.0, "again")], Marks(time));
        Assert.True(time.IsOneRl);
    }

    [Fact]
    public void Stages_of_any_kind_stand_in_their_turn()
    {
        var (first, back) = (new RunStage("first", "supervised"), new RunStage("back", "interpolation"));
        var time = Of([(first, 100, 0.1), (Rl, 64, 1), (back, 200, 1), (new("again", "rl", 1), 64, 1)]);
        Assert.Equal(
            [(0, "first: the mixture again"), (1, "rl"), (2, "back: interpolation"), (3, "again: KL coefficient 0 → 1")],
            Marks(time));
        Assert.Equal([1.5, 2, 3.5], ((double[])[0.5, 1, 1.5]).Select(time.PlaceOf));
        Assert.Equal("RL epoch; +: steps of first and back", time.Label("RL epoch"));
        Assert.Equal(4, time.Right);
    }

    [Fact]
    public void RL_behind_a_stage_that_takes_no_room_is_where_the_axis_begins()
    {
        var time = Of([(new("reward-model", "reward-model"), 0, 0), (Rl, 64, 1)]);

        Assert.Empty(time.Marks);
        Assert.Equal("RL epoch", time.Label("RL epoch"));
    }

    private static IEnumerable<(double, string)> Marks(Timeline time) => time.Marks.Select(span => (span.Start, span.Text));

    /// <summary>Stages with step and epoch of their last lines; of recovery 200 steps are planned.</summary>
    private static Timeline Of((RunStage Stage, int Steps, double Epochs)[] stages) => Timeline.Of(
        new([.. stages.Select(stage => new MetricsRow(stage.Stage.Name, new Dictionary<string, double>()).At(stage.Steps, stage.Epochs))]),
        [.. stages.Select(stage => stage.Stage)],
        stage => stage == Recovery ? 200 : null);
}
