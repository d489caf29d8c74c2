using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

public sealed class SeedsNeededTests
{
    [Fact]
    public void A_mean_needs_what_tables_of_power_say()
    {
        // Cohen 1988: two-sided 0.05, power 0.8, one sample: d = 0.5 needs 34, d = 0.8 needs 15, d = 1 needs 10.
        Assert.InRange(SeedsNeeded.OfMean(0.5, 0.05)!.Value, 33, 35);
        Assert.InRange(SeedsNeeded.OfMean(0.8, 0.05)!.Value, 14, 16);
        Assert.InRange(SeedsNeeded.OfMean(-1, 0.05)!.Value, 10, 11);
        Assert.Null(SeedsNeeded.OfMean(0.01, 0.05));
    }

    [Fact]
    public void The_level_of_a_claim_among_hundreds_has_an_answer_too() =>
        Assert.InRange(SeedsNeeded.OfMean(1, 0.05 / 500)!.Value, 25, 60);

    [Fact]
    public void A_stricter_level_needs_more() => Assert.True(SeedsNeeded.OfMean(1, 0.05 / 60) > SeedsNeeded.OfMean(1, 0.05));

    [Fact]
    public void Equivalence_needs_room_on_both_sides()
    {
        Assert.Null(SeedsNeeded.OfEquivalence(-0.1, 2, 0.05));
        Assert.True(SeedsNeeded.OfEquivalence(1, 1, 0.05) > SeedsNeeded.OfEquivalence(1, 5, 0.05));
    }

    [Fact]
    public void A_share_that_was_never_measured_needs_as_many_as_could_decide_at_all()
    {
        Assert.Equal(6, SeedsNeeded.OfShare(0, 0, 0.5, 0.05)); // 2/64
        Assert.Equal(6, SeedsNeeded.OfSigns(0.05));
        Assert.True(SeedsNeeded.OfShare(5, 5, 0.5, 0.05) > 6); // five of five leave room for others
        Assert.True(SeedsNeeded.OfShare(3, 5, 0.5, 0.05) > SeedsNeeded.OfShare(5, 5, 0.5, 0.05));
    }
}
