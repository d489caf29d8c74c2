using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Results;

public sealed class PlannedAxisTests
{
    [Fact]
    public void Numbers_rise_from_left_to_right_and_names_keep_their_order()
    {
        Assert.Equal(["0.1", "0.5", "1", "10"], SyntheticSweep.Kl("10", "1", "0.5", "0.1").Places);
        Assert.Equal(["s", "m", "1"], SyntheticSweep.Scale("s", "m", "1").Places);
    }

    [Theory]
    [InlineData("meaning", "× new answers")]
    [InlineData("wording", "novelty = wording")]
    [InlineData("none", "novelty = none")] // labelled, but no better than it is
    public void A_value_that_no_label_explains_is_told_with_its_axis(string value, string told) =>
        Assert.Equal(told, new PlannedAxis("novelty", [], ["none", "meaning", "wording"])
        {
            Labels = new Dictionary<string, string> { ["none"] = "none", ["meaning"] = "× new answers" },
        }.Label(value));
}
