using RLCollapse.Evaluation;
using RLCollapse.Statistics;

namespace RLCollapse.Tests.Evaluation;

public sealed class LostEntropyTests
{
    [Fact]
    public void Outputs_of_a_closed_task_are_formats_used_rightly_and_wrongly()
    {
        var variety = OutputVariety.OfFormats([0.5, 0.3], [0.8, 0.5]); // right .4 .15, wrong .1 .15, none .2

        Assert.Equal(0.55, variety.RightMass, 12);
        Assert.Equal(Diversity.Entropy([0.4 / 0.55, 0.15 / 0.55]), variety.Right, 12);
        Assert.Equal(Diversity.Entropy([0.1 / 0.45, 0.15 / 0.45, 0.2 / 0.45]), variety.Wrong, 12);
        Assert.Equal(Diversity.Entropy([0.4, 0.15, 0.1, 0.15, 0.2]), variety.Whole, 12);
    }

    [Fact]
    public void A_policy_that_is_never_right_or_never_wrong_has_no_entropy_there()
    {
        Assert.Equal((0, 0), (OutputVariety.OfFormats([1, 0], [0, 1]).Right, OutputVariety.OfFormats([0.5, 0.5], [1, 1]).Wrong));
    }

    [Fact]
    public void What_only_turns_wrong_outputs_into_right_ones_has_narrowed_nowhere()
    {
        // right in 2 of 5 cases, and then in 4 of 5; the entropies among right and among wrong outputs stay
        var lost = Lost(OutputVariety.OfFormats([0.5, 0.5], [0.4, 0.4]), OutputVariety.OfFormats([0.5, 0.5], [0.8, 0.8]));

        Assert.Equal((0, 0), (Math.Round(lost.Narrowing, 12), Math.Round(lost.WrongNarrowing, 12)));
        Assert.Equal(Diversity.Entropy([0.4, 0.6]) - Diversity.Entropy([0.8, 0.2]), lost.Settling, 12);
    }

    [Fact]
    public void What_narrows_on_both_sides_is_told_apart_and_all_adds_up()
    {
        OutputVariety before = OutputVariety.OfFormats([0.5, 0.5], [0.6, 0.6]), after = OutputVariety.OfFormats([1, 0], [0.6, 0.6]);
        var lost = Lost(before, after);

        Assert.Equal(0.6 * Math.Log(2), lost.Narrowing, 12);
        Assert.Equal(0.4 * Math.Log(2), lost.WrongNarrowing, 12);
        Assert.Equal(0, lost.Settling, 12);
        Assert.Equal(before.Whole - after.Whole, lost.Narrowing + lost.Removal, 12);
    }

    [Fact]
    public void Where_all_wrong_outputs_are_gone_none_of_them_have_narrowed()
    {
        OutputVariety before = OutputVariety.OfFormats([0.5, 0.5], [0.6, 0.6]), after = OutputVariety.OfFormats([0.5, 0.5], [1, 1]);
        var lost = Lost(before, after);

        Assert.Equal((0, 0), (Math.Round(lost.Narrowing, 12), lost.WrongNarrowing));
        Assert.Equal(before.Whole - after.Whole, lost.Settling, 12);
    }

    [Fact]
    public void It_is_the_mean_over_prompts()
    {
        OutputVariety wide = OutputVariety.OfFormats([0.5, 0.5], [1, 1]), narrow = OutputVariety.OfFormats([1, 0], [1, 1]);

        Assert.Equal(Math.Log(2) / 2, LostEntropy.Between([wide, wide], [narrow, wide]).Narrowing, 12);
    }

    [Fact]
    public void A_stage_begins_where_its_first_probe_saw_it_or_the_last_of_the_stage_before()
    {
        OutputVariety[] one = [new(1, 3, 0, 3)], two = [new(1, 2, 0, 2)], three = [new(1, 1, 0, 1)];
        var start = new StageStart();

        Assert.Null(start.Observe(isFirst: false, one));
        Assert.Equal(one, start.Observe(isFirst: true, one));
        Assert.Equal(one, start.Observe(isFirst: false, two));
        start.NextStage();
        Assert.Equal(two, start.Observe(isFirst: false, three));
        Assert.Equal(two, Reread(start).Observe(isFirst: false, three));
    }

    [Fact]
    public void A_checkpoint_that_ends_before_it_does_not_know_where_the_stage_began()
    {
        var start = new StageStart();
        start.Observe(isFirst: true, [new(1, 3, 0, 3)]);
        start.Load(new BinaryReader(new MemoryStream()));

        Assert.Null(start.Observe(isFirst: false, [new(1, 2, 0, 2)]));
        Assert.Throws<InvalidDataException>(() => start.Load(new BinaryReader(new MemoryStream([255, 255, 255, 127]))));
    }

    private static LostEntropy Lost(OutputVariety before, OutputVariety after) => LostEntropy.Between([before], [after]);

    private static StageStart Reread(StageStart start)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        start.Save(writer);
        stream.Position = 0;
        var read = new StageStart();
        read.Load(new BinaryReader(stream));
        return read;
    }
}
