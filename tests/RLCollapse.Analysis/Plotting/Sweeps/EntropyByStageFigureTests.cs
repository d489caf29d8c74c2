using RLCollapse.Analysis.Plotting.Sweeps;
using ScottPlot.Plottables;

namespace RLCollapse.Tests.Analysis.Plotting.Sweeps;

public sealed class EntropyByStageFigureTests
{
    [Fact]
    public void Parts_are_stacked_and_what_was_gained_stands_below_zero()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Scale("xs", "s"), SyntheticSweep.Seeds(2)], at => at["scale"] == "xs"
            ? new("python", 0.97) { Further = Lost(0.6, 0.3, 0.1), Tuning = Lost(1.2, 0.5, 0.2) }
            : new("python", 0.97) { Further = Lost(0.5, 1.5, -0.4) });
        var figure = EntropyByStageFigure.Build(sweep.Load()).Single();
        (double, double, double)[] Columns(int panel) => [.. figure.Panels[panel].Plot.PlottableList.OfType<BarPlot>()
            .SelectMany(bars => bars.Bars)
            .Select(bar => (bar.Position, Math.Round(bar.ValueBase, 9), Math.Round(bar.Value, 9)))];

        Assert.Equal("tuning: a set of its own", sweep.Load().Runs[0].Data.Timeline.Spans[0].Text);
        Assert.Equal("entropy-by-stage", figure.Name);
        Assert.Equal("Most of the outputs' entropy goes in tuning with scale = xs (1.90 of 2.90 nats), in rl with scale = s "
            + "(1.60 of 1.60 nats)", figure.Header.Finding);
        Assert.Equal([(0, 0, 1.2), (0, 1.2, 1.7), (0, 1.7, 1.9), (1, 0, 0.6), (1, 0.6, 0.9), (1, 0.9, 1.0)], Columns(0));
        Assert.Equal([(1, 0, 0.5), (1, 0.5, 2), (1, 0, -0.4)], Columns(1));
        Assert.All(figure.Panels, panel => Assert.InRange(panel.Plot.Axes.GetLimits().Top, 2, 2.6));
    }

    [Fact]
    public void Of_one_stage_there_is_no_figure()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ => new("python", 0.97) { Further = Lost(1, 0.5, 0) });

        Assert.Empty(EntropyByStageFigure.Build(sweep.Load()));
    }

    private static IReadOnlyList<(string, double, double)> Lost(double narrowing, double wrongNarrowing, double wrongMass) =>
    [
        ("entropy_split/stage_narrowing", 0, narrowing),
        ("entropy_split/stage_wrong_narrowing", 0, wrongNarrowing),
        ("entropy_split/stage_settling", 0, wrongMass),
    ];
}
