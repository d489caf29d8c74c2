using RLCollapse.Analysis.Plotting.Sweeps;
using ScottPlot.Plottables;

namespace RLCollapse.Tests.Analysis.Plotting.Sweeps;

public sealed class AnswerMassesFigureTests
{
    [Fact]
    public void Bars_are_means_over_seeds_of_base_and_end_beside_marks_of_the_law()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Scale("xs", "m"), SyntheticSweep.Seeds(2)], at =>
            Ended(at["scale"] == "xs" ? 0.4 : at["seed"] == "0" ? 0.7 : 0.9));
        var figure = AnswerMassesFigure.Build(sweep.Load()).Single();
        var (above, below) = (figure.Panels[1].Plot, figure.Panels[3].Plot); // of m

        Assert.Equal("answer-masses", figure.Name);
        Assert.Equal("The mass of a question's likeliest answer goes 0.40 → 0.80 with scale = m, the most, and 0.40 → 0.40 with "
            + "scale = xs, the least", figure.Header.Finding);
        Assert.Equal(["base", "at the end", "in the world"], figure.Header.Legend.Select(entry => entry.Name));
        Assert.Equal([0.3, 0.8, 0.4, 0, 0.3, 0.2], Bars(above), Near);
        Assert.Equal([0.4, 0.8, 0.3, 0, 0.3, 0.2], Bars(below), Near);
        Assert.Equal([0.75, 0.25], above.PlottableList.OfType<Scatter>().Where(line => line.LineWidth == 2)
            .Select(line => line.Data.GetScatterPoints()[0].Y));
        Assert.Equal(6 * 2, above.PlottableList.OfType<Scatter>().Where(dots => dots.LineWidth == 0)
            .Sum(dots => dots.Data.GetScatterPoints().Count));
    }

    [Fact]
    public void Runs_that_left_no_masses_are_left_out_and_said_to_be()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Scale("xs", "m"), SyntheticSweep.Seeds(2)], at =>
            at["scale"] == "xs" ? new("python", 0.9) : Ended(0.9));
        var figure = AnswerMassesFigure.Build(sweep.Load()).Single();

        Assert.Equal(2, figure.Panels.Count);
        Assert.Equal("The mass of a question's likeliest answer goes 0.40 → 0.90", figure.Header.Finding);
        Assert.EndsWith(" · 2 runs without answers.json are left out", figure.Header.Caption);
    }

    [Fact]
    public void Without_masses_there_is_no_figure()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ => new("python", 0.97));

        Assert.Empty(AnswerMassesFigure.Build(sweep.Load()));
    }

    /// <summary>Two answers fit, of which the rarer is the likelier in the base.</summary>
    private static RunEnd Ended(double commonest) => new("python", 0.97)
    {
        Answers = FormattableString.Invariant($$"""
            {"kind":"name","answers":["a","b","c"],"prompts":[{"prompt":"p ?","fits":[true,true,false],"law":[0.75,0.25,0]}],
            "probes":[{"step":0,"stage":"rl","masses":[[0.3,0.4,0.1]]},{"step":40,"stage":"rl","masses":[[{{commonest}},0,0]]}]}
            """),
    };

    private static IEnumerable<double> Bars(ScottPlot.Plot plot) =>
        plot.PlottableList.OfType<BarPlot>().SelectMany(bars => bars.Bars).Select(bar => bar.Value);

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-9;
}
