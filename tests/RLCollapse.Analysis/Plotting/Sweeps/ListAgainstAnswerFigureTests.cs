using RLCollapse.Analysis.Plotting.Sweeps;
using ScottPlot.Plottables;

namespace RLCollapse.Tests.Analysis.Plotting.Sweeps;

public sealed class ListAgainstAnswerFigureTests
{
    [Fact]
    public void Single_responses_and_lists_stand_side_by_side_before_and_after()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0.1", "1"), SyntheticSweep.Seeds(2)], at =>
            Lists(at["kl"] == "1" ? 1.2 : 2));
        var figure = ListAgainstAnswerFigure.Build(sweep.Load()).Single();

        Assert.Equal("list-against-answer", figure.Name);
        Assert.Equal("Two lists of five with probabilities hold 1.25 → 2.00 times the answers of ten single responses with β = 0.1, and "
            + "least with β = 1 (1.25 → 1.20)", figure.Header.Finding);
        Assert.Equal(["ten single responses", "two lists of five with probabilities", "two lists of five without"],
            figure.Header.Legend.Select(entry => entry.Name));
        Assert.Equal([4, 4, 2, 4 / 1.2, 5, 5, 4, 4, 4.5, 4.5, 4, 4], Dashes(figure.Panels[0]), Near);
        Assert.Equal([1.25, 1.25, 2, 1.2, 1.125, 1.125, 2, 1.2], Dashes(figure.Panels[1]), Near);
    }

    [Fact]
    public void An_only_arm_is_told_alone()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ => Lists(2));

        Assert.Equal("Two lists of five with probabilities hold 1.25 → 2.00 times the answers of ten single responses",
            ListAgainstAnswerFigure.Build(sweep.Load()).Single().Header.Finding);
    }

    [Fact]
    public void Where_nothing_was_asked_for_in_lists_there_is_no_figure()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ => new("python", 0.97));

        Assert.Empty(ListAgainstAnswerFigure.Build(sweep.Load()));
    }

    private static RunEnd Lists(double ratio) => new("python", 0.97)
    {
        Further =
        [
            ("list/distinct", 5, 4), ("list/distinct_ratio", 1.25, ratio),
            ("sequence/distinct", 4.5, 4), ("sequence/distinct_ratio", 1.125, ratio),
        ],
    };

    /// <summary>The means, line by line, each arm by arm.</summary>
    private static IEnumerable<double> Dashes(RLCollapse.Analysis.Plotting.Panel panel) => panel.Plot.PlottableList.OfType<Scatter>()
        .Where(line => line.LineWidth == 3).Select(line => line.Data.GetScatterPoints()[0].Y);

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-9;
}
