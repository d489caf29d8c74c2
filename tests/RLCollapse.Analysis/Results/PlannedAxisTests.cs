using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Results;

public sealed class PlannedAxisTests
{
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
