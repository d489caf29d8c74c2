using RLCollapse.Analysis.Plotting.Sweeps;

namespace RLCollapse.Tests.Analysis.Plotting.Sweeps;

public sealed class WordVarietyFigureTests
{
    [Fact]
    public void The_arms_that_gain_and_lose_most_are_told_and_only_what_was_measured_has_a_row()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Scale("xs", "s"), SyntheticSweep.Seeds(2)],
            at => new("python", 0.9) { Further = [("ead/1", 0.6, at["scale"] == "xs" ? 0.7 : 0.5), ("word_rarity", 2, 3)] });
        var figure = Assert.Single(WordVarietyFigure.Build(sweep.Load()));

        Assert.Equal("The variety of words goes 0.60 → 0.70 with scale = xs and 0.60 → 0.50 with scale = s", figure.Header.Finding);
        Assert.Equal(["different words (EAD)", "rarity of words (nats)"], figure.Panels.Select(panel => panel.Plot.Axes.Left.Label.Text));
    }

    [Fact]
    public void Where_the_variety_of_words_was_not_measured_there_is_none()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(2)], _ => new("python", 0.9));
        Assert.Empty(WordVarietyFigure.Build(sweep.Load()));
    }
}
