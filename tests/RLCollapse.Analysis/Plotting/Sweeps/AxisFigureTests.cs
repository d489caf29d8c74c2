using System.Text.RegularExpressions;
using RLCollapse.Analysis.Plotting.Sweeps;
using RLCollapse.Analysis.Results;
using ScottPlot.Plottables;

namespace RLCollapse.Tests.Analysis.Plotting.Sweeps;

public sealed class AxisFigureTests
{
    private static readonly PlannedAxis Rate = new("rate", ["reward.executionFailureRate"], ["0", "0.1", "0.2", "0.5"]);

    [Fact]
    public void No_line_joins_names_and_lines_of_a_name_stand_around_its_tick()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Scale("xs", "s", "m"), SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(3)],
            at => new("python", at["kl"] == "0" ? 0.97 : 0.5, Accuracy: 0.5));
        var panel = Figure(sweep, "by-scale").Panels[0];
        var dashes = panel.Plot.PlottableList.OfType<Scatter>().Where(line => line.LineWidth == 3).ToList();

        Assert.Equal(6, dashes.Count);
        Assert.DoesNotContain(panel.Plot.PlottableList.OfType<Scatter>(), line => line.LineWidth is 1 or 2);
        Assert.Equal([0.0, 1, 2], dashes.Select(Middle).Order().Chunk(2).Select(pair => Math.Round(pair.Average(), 9)));
    }

    [Fact]
    public void Along_numbers_a_mean_stands_on_its_tick_and_each_group_has_a_column()
    {
        using var sweep = new SyntheticSweep([Rate, SyntheticSweep.Scale("xs", "s"), SyntheticSweep.Seeds(3)], at =>
            new("python", at["rate"] == "0" ? 0.97 : 0.5, Accuracy: at["rate"] == "0" ? 0.9 : 0.4));
        var figure = Figure(sweep, "by-rate");

        Assert.Equal(2, figure.Columns);
        Assert.Equal(["scale = xs", "scale = s"], figure.Panels.Take(2).Select(panel => panel.Plot.Axes.Title.Label.Text));
        Assert.All(figure.Panels, panel => Assert.Single(panel.Plot.PlottableList.OfType<FillY>()));
        Assert.Equal([0, 0.1, 0.2, 0.5], figure.Panels[0].Plot.PlottableList.OfType<Scatter>().Where(line => line.LineWidth == 3)
            .Select(line => Math.Round(Middle(line), 9)));
        Assert.Contains("not drawn: pass@8: 0.95 everywhere", figure.Header.Caption);
    }

    [Fact]
    public void Where_seeds_differ_in_their_winner_masses_have_no_mean()
    {
        using var sweep = new SyntheticSweep([Rate, SyntheticSweep.Seeds(2)], at =>
            new(at["rate"] == "0" && at["seed"] == "0" ? "latex" : "python", 0.5));
        var panel = Figure(sweep, "mass-by-rate").Panels.Single();

        // the means are drawn of three formats at three of four rates
        Assert.Equal(3 * 3, panel.Plot.PlottableList.OfType<Scatter>().Count(line => line.LineWidth == 3));
    }

    [Fact]
    public void A_run_far_from_all_others_is_marked_at_the_edge_with_its_value()
    {
        using var sweep = new SyntheticSweep([Rate, SyntheticSweep.Seeds(2)], at => new("python", at["rate"] == "0" ? 0.97 : 0.5));
        var lines = Path.Combine(sweep.RunFolder(1), "metrics.jsonl");
        File.WriteAllText(lines, File.ReadAllText(lines).Replace("\"kl_to_base_per_sequence\":2", "\"kl_to_base_per_sequence\":545"));
        var figure = Figure(sweep, "collapse-by-rate");

        Assert.Contains(figure.Panels[1].Plot.PlottableList.OfType<Text>(), text => text.LabelText == "545");
        Assert.InRange(figure.Panels[1].Plot.Axes.GetLimits().Top, 2, 3);
        Assert.Contains("▲: beyond the axis of KL (nats per sequence)", figure.Header.Caption);
    }

    [Fact]
    public void What_is_the_same_where_means_are_drawn_is_not_said_of_arms_without_one()
    {
        using var sweep = new SyntheticSweep([Rate, SyntheticSweep.Seeds(2)], _ => new("python", 0.97));
        var lines = Path.Combine(sweep.RunFolder(1), "metrics.jsonl");
        File.WriteAllText(lines, File.ReadAllText(lines).Replace("\"kl_to_base_per_sequence\":2", "\"kl_to_base_per_sequence\":545"));

        Assert.Equal("The distance from the base at the end is 2.00 wherever seeds neither part nor scatter",
            Figure(sweep, "collapse-by-rate").Header.Finding);
    }

    [Fact]
    public void A_rise_or_fall_is_told_from_the_least_number_on_whatever_the_order_of_the_plan()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("1", "0.1"), SyntheticSweep.Seeds(2)], at =>
            new("python", at["kl"] == "1" ? 0.5 : 0.97));

        Assert.Equal("The mass of the leading format at the end falls from 0.97 with β = 0.1 to 0.50 with β = 1",
            Figure(sweep, "by-kl").Header.Finding);
    }

    [Fact]
    public void A_format_that_no_probe_asks_for_is_named_and_not_drawn()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Scale("xs", "s"), SyntheticSweep.Seeds(1)], at =>
            new("python", at["scale"] == "xs" ? 0.5 : 0.97));
        foreach (var lines in ((int[])[0, 1]).Select(run => Path.Combine(sweep.RunFolder(run), "metrics.jsonl")))
            File.WriteAllText(lines, Regex.Replace(File.ReadAllText(lines), "\"format_mass/latex\":[^,]+", "\"format_mass/latex\":0.001"));
        var figures = (SweepFigure[])[Figure(sweep, "mass-by-scale"), MassBySeedFigure.Build(sweep.Load()).Single()];

        Assert.All(figures, figure => Assert.Contains(" · not drawn: latex, which has less than 0.01 throughout", figure.Header.Caption));
        Assert.All(figures, figure => Assert.Equal(["python", "prose"], figure.Header.Legend.Select(entry => entry.Name).Take(2)));
        Assert.DoesNotContain(figures, figure => figure.Header.Legend.Any(entry => entry.Name == "latex"));
    }

    [Fact]
    public void What_is_the_same_everywhere_gives_no_figure()
    {
        using var sweep = new SyntheticSweep([Rate, SyntheticSweep.Seeds(2)], _ => new("python", 0.97));

        Assert.Empty(AxisFigure.Build(sweep.Load()));
    }

    [Fact]
    public void Some_seeds_without_a_collapse_are_counted()
    {
        using var sweep = new SyntheticSweep([Rate, SyntheticSweep.Seeds(3)], at =>
            new("python", at["rate"] == "0" && at["seed"] != "0" ? 0.5 : 0.97));
        var panel = Figure(sweep, "collapse-by-rate").Panels[^1];
        panel.Plot.RenderInMemory(400, 300); // which makes the ticks

        Assert.Contains(panel.Plot.Axes.Left.TickGenerator.Ticks, tick => tick.Label == "never");

        Assert.Single(panel.Plot.PlottableList.OfType<Text>(), text => text.LabelText == "2 of 3");
    }

    private static SweepFigure Figure(SyntheticSweep sweep, string name) =>
        AxisFigure.Build(sweep.Load()).Single(figure => figure.Name == name);

    private static double Middle(Scatter dash) => dash.Data.GetScatterPoints().Average(point => point.X);
}
