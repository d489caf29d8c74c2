using RLCollapse.Analysis.Plotting.Sweeps;

namespace RLCollapse.Tests.Analysis.Plotting.Sweeps;

public sealed class LeaderFindingTests
{
    [Fact]
    public void Malformed_output_is_no_winner()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], _ => new("python", 0.97));
        var lines = Path.Combine(sweep.RunFolder(1), "metrics.jsonl");
        File.AppendAllText(lines, """{"step":50,"phase":"rl","epoch":1.25,"format_entropy":1,"format_mass/python":0.1,"format_mass/prose":0,"format_mass/latex":0,"format_mass/malformed":0.9}""" + "\n");

        Assert.Equal("python leads at the end in 2 of 3 runs and no format in 1", LeaderFinding.Of(sweep.Load().Runs));
    }

    [Fact]
    public void A_format_that_is_hardly_ahead_does_not_lead()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], at => new("prose", at["seed"] == "0" ? 0.33 : 0.97));

        Assert.Equal("prose leads at the end in 2 of 3 runs and no format in 1", LeaderFinding.Of(sweep.Load().Runs));
    }

    [Theory]
    [InlineData("perhaps", "“perhaps”")]
    [InlineData("prose", "prose")]
    [InlineData("malformed", "no format")]
    public void Names_that_are_words_of_answers_are_quoted(string winner, string told) => Assert.Equal(told, LeaderFinding.Name(winner));

    [Fact]
    public void Values_are_told_by_their_labels_and_too_many_outcomes_by_their_sum()
    {
        var axis = SyntheticSweep.Scale("a", "b", "c", "d", "e", "f") with { Labels = new Dictionary<string, string> { ["a"] = "size A" } };
        using var few = new SyntheticSweep([axis, SyntheticSweep.Seeds(1)], at => new(at["scale"] == "a" ? "latex" : "python", 0.97));
        using var many = new SyntheticSweep([axis, SyntheticSweep.Seeds(5)], at =>
            new(at["seed"][0] - '0' < at["scale"][0] - 'a' ? "latex" : "python", 0.97));

        Assert.StartsWith("at the end latex leads in all runs with size A; python in all runs with scale = b, scale = c",
            LeaderFinding.Along(few.Load().Varied[0], few.Load()));
        Assert.Equal("latex leads at the end in 15 of 30 runs and python in 15", LeaderFinding.Along(many.Load().Varied[0], many.Load()));
    }
}
