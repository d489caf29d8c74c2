using RLCollapse.Analysis.Plotting.Sweeps;
using ScottPlot.Plottables;

namespace RLCollapse.Tests.Analysis.Plotting.Sweeps;

public sealed class ForecastFigureTests
{
    private static readonly double[] CodeIsBest = [0.9, 0.5, 0.4];

    [Fact]
    public void The_title_says_how_often_the_base_predicted_and_how_closely()
    {
        using var sweep = new SyntheticSweep(
            [SyntheticSweep.Seeds(6)], at =>
                new(int.Parse(at["seed"]) < 4 ? "python" : "prose", 0.96, Base: at["seed"], Accuracies: at["seed"] == "0"
                ? [0.9, 0.88, 0.4]
                : CodeIsBest));
        var figure = ForecastFigure.Build(sweep.Load()).Single();

        Assert.Matches(
            @"^The base predicts the winner in 4 of 6 runs \(most accurate 4, most common 2\); "
            + @"half of 6 collapse steps lie within a factor of 1\.\d\d$",
            figure.Header.Finding);
        Assert.Equal(["left: runs not collapsed before RL (6)", "right: best-paid format certain at the base (5)",
            "right: not certain (1)"], figure.Header.Legend.Select(look => look.Name));
        Assert.Equal(3, figure.Panels[0].Plot.PlottableList.OfType<ErrorBar>().Count());
        Assert.Equal(["4 of 6", "4 of 6", "2 of 6"], figure.Panels[0].Plot.PlottableList.OfType<Text>().Select(text => text.LabelText));
        Assert.Equal(2, figure.Panels[1].Plot.PlottableList.OfType<Scatter>().Count(dots => dots.LineWidth == 0));
        Assert.DoesNotContain("not drawn", figure.Header.Caption);
    }

    [Fact]
    public void Runs_of_which_both_say_never_are_counted_and_a_collapse_that_one_knows_has_a_row_of_its_own()
    {
        using var sweep = new SyntheticSweep(
            [SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(3)], at =>
                new("python", at["kl"] == "0" || at["seed"] == "2" ? 0.96 : 0.5,
                    Base: at["kl"] == "1" && at["seed"] == "2" ? "other" : at["seed"], Accuracies: CodeIsBest));
        var figure = ForecastFigure.Build(sweep.Load()).Single();
        var dots = Assert.Single(figure.Panels[1].Plot.PlottableList.OfType<Scatter>(), dots => dots.LineWidth == 0);

        Assert.EndsWith(" · 2 not drawn: with no collapse, as forecast", figure.Header.Caption);
        var limits = dots.GetAxisLimits();
        Assert.Equal("right: best-paid format certain at the base (4)", figure.Header.Legend[1].Name);
        Assert.Equal((limits.Left, limits.Left), (limits.Right, limits.Bottom)); // equal runs predict each other exactly
        Assert.True(limits.Top > limits.Bottom + 0.3);
    }

    [Fact]
    public void Without_a_speed_the_rules_of_the_base_stand_alone()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(5)], at =>
            new("python", 0.92 + (0.015 * int.Parse(at["seed"])), Base: "b", Accuracies: CodeIsBest)); // of one base, at different steps
        var figure = ForecastFigure.Build(sweep.Load()).Single();

        Assert.Equal("The most accurate format at the base wins in 5 of 5 runs, the most common one in 0; "
            + "no speed is known for a forecast", figure.Header.Finding);
        Assert.EndsWith(" · 5 not drawn: without a known speed", figure.Header.Caption);
        Assert.Equal(2, figure.Panels.Single().Plot.PlottableList.OfType<ErrorBar>().Count()); // no panel of steps
        Assert.DoesNotContain("right", figure.Header.Caption);
    }

    [Fact]
    public void Without_a_speed_and_a_collapse_there_was_nothing_to_forecast()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(5)], at =>
            new("python", 0.5 + (0.015 * int.Parse(at["seed"])), Base: "b", Accuracies: CodeIsBest));

        Assert.Empty(ForecastFigure.Build(sweep.Load()));
    }

    [Fact]
    public void Four_runs_are_too_few()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(5)], at =>
            at["seed"] == "4" ? null : new("python", 0.96, Base: at["seed"], Accuracies: CodeIsBest));

        Assert.Empty(ForecastFigure.Build(sweep.Load()));
    }
}
