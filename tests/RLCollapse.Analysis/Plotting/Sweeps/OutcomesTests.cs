using RLCollapse.Analysis.Plotting.Sweeps;

namespace RLCollapse.Tests.Analysis.Plotting.Sweeps;

public sealed class OutcomesTests
{
    private static readonly (string, string)[] Places = [("x = 1", "A"), ("x = 2", "A"), ("x = 3", "B"), ("x = 4", "A")];

    [Fact]
    public void Along_numbers_neighbours_are_told_together() =>
        Assert.Equal(["A with x = 1 to 2", "B with x = 3", "A with x = 4"], Outcomes.Folded(Places, areNumbers: true));

    [Fact]
    public void Of_names_all_that_share_an_outcome_are_listed() =>
        Assert.Equal(["A with x = 1, x = 2 and x = 4", "B with x = 3"], Outcomes.Folded(Places, areNumbers: false));

    [Fact]
    public void The_same_everywhere_needs_no_place() =>
        Assert.Equal(["A"], Outcomes.Folded(Places.Where(place => place.Item2 == "A"), areNumbers: true));

    [Theory]
    [InlineData("β = 0", "β = 0.3", "β = 0 to 0.3")]
    [InlineData("0 % llm-code", "40 % llm-code", "0 to 40 % llm-code")]
    [InlineData("PPO", "GRPO", "PPO to GRPO")]
    public void Common_words_are_said_once(string from, string to, string range) => Assert.Equal(range, Outcomes.Range(from, to));
}
