using System.Xml.Linq;
using RLCollapse.Analysis.Plotting.Sweeps;
using RLCollapse.Analysis.Results;
using RLCollapse.Runs;

namespace RLCollapse.Tests.Analysis.Plotting.Sweeps;

public sealed class SweepFiguresTests
{
    [Fact]
    public void Seeds_alone_give_curves()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], _ => new("python", 0.97));

        Assert.Equal(["format-mass", "pass-at-k"], Draw(sweep));
    }

    [Fact]
    public void A_KL_axis_gives_its_figures_and_the_theory()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "0.1", "1"), SyntheticSweep.Seeds(2)], at =>
            new("python", at["kl"] == "1" ? 0.5 : 0.97));

        Assert.Equal(["format-mass", "pass-at-k", "mass-by-kl", "by-kl", "collapse-by-kl", "theory"], Draw(sweep));
    }

    [Fact]
    public void Two_axes_give_maps()
    {
        PlannedAxis rate = new("rate", ["reward.executionFailureRate"], ["0", "0.2"]);
        using var named = new SyntheticSweep(
            [SyntheticSweep.Kl("0"), SyntheticSweep.Scale("xs", "s"), rate, SyntheticSweep.Seeds(2)],
            at => new(at["seed"] == "0" ? "python" : "latex", 0.97));
        using var numeric = new SyntheticSweep(
            [SyntheticSweep.Kl("0", "1"), rate, SyntheticSweep.Seeds(1)],
            _ => new("python", 0.97));

        Assert.Contains("winner-map", Draw(named));
        Assert.DoesNotContain("heat-map", Draw(named));
        Assert.Contains("heat-map", Draw(numeric));
        Assert.DoesNotContain("winner-map", Draw(numeric)); // one format takes over everywhere
    }

    [Fact]
    public void A_map_is_white_with_a_colored_edge_where_the_winner_ends_below_the_threshold_whatever_it_held_before()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Scale("xs", "s"), new("rate", ["reward.executionFailureRate"], ["0", "0.2"]),
            SyntheticSweep.Seeds(1)], _ => new("python", 0.97));
        File.AppendAllText(
            Path.Combine(sweep.RunFolder(0), "metrics.jsonl"),
            """{"step":50,"phase":"rl","epoch":1.25,"format_entropy":1,"format_mass/python":0.5,"format_mass/prose":0.3,"format_mass/latex":0.19,"format_mass/malformed":0.01,"collapse/leader_mass":0.5}""" + "\n");

        var figure = WinnerMapFigure.Build(sweep.Load()).Single();
        var bars = figure.Panels[0].Plot.PlottableList.OfType<ScottPlot.Plottables.BarPlot>().SelectMany(plot => plot.Bars).ToList();

        Assert.Equal(4, bars.Count);
        Assert.Single(bars.Select(bar => bar.LineColor).Distinct());
        Assert.Equal(ScottPlot.Colors.White, Assert.Single(bars, bar => bar.FillColor != bar.LineColor).FillColor);
        Assert.Equal("python leads at the end in all runs and ends past the threshold of a collapse in 3 of 4", figure.Header.Finding);
    }

    [Fact]
    public void An_axis_with_more_lines_than_a_panel_holds_apart_is_not_drawn()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Scale("a", "b", "c", "d", "e", "f", "g"),
            SyntheticSweep.Seeds(1)], at => new("python", at["kl"] == "0" ? 0.97 : 0.5));

        Assert.Contains("by-scale", Draw(sweep));
        Assert.DoesNotContain("by-kl", Draw(sweep));
    }

    [Fact]
    public void What_came_back_is_drawn_where_a_stage_came_after()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ => new("python", 0.97));
        var config = Path.Combine(sweep.RunFolder(0), "config.resolved.json");
        File.WriteAllText(config, File.ReadAllText(config)
            .Replace("\"tracking\"", "\"stages\": [\"pretraining\", \"rl\", \"recovery\"], "
                + "\"recovery\": { \"kind\": \"supervised\", \"steps\": 9 }, \"tracking\""));
        File.AppendAllText(
            Path.Combine(sweep.RunFolder(0), "metrics.jsonl"),
            """{"step":9,"phase":"recovery","epoch":1,"format_entropy":1,"format_mass/python":0.5,"format_mass/prose":0.3,"format_mass/latex":0.19,"format_mass/malformed":0.01}""" + "\n");
        var data = sweep.Load();

        Assert.Equal(["format-mass", "pass-at-k", "regained"], Draw(sweep));
        Assert.Equal("The lost formats end with a median mass of 0.49 (recovery: the mixture again) and 0.03 (RL as before)",
            RegainedFigure.Build(data).Single().Header.Finding);
        Assert.EndsWith(" · line: recovery: the mixture again", MassBySeedFigure.Build(data).Single().Header.Caption);
        Assert.Equal("python", data.Runs[0].Winner);
    }

    [Fact]
    public void Nothing_finished_nothing_drawn()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Scale("xs", "s"), SyntheticSweep.Seeds(2)], _ =>
            null);

        Assert.Empty(Draw(sweep));
    }

    [Fact]
    public void Titles_tell_what_was_found()
    {
        using var sweep = new SyntheticSweep(
            [SyntheticSweep.Scale("xs", "s"), SyntheticSweep.Seeds(3)],
            at => at["scale"] == "xs" ? new("python", 0.97) : new("latex", at["seed"] == "0" ? 0.7 : 0.95));
        var data = sweep.Load();

        Assert.Equal("At the end python leads in all runs with scale = xs; latex in all runs with scale = s", AxisFigure.Build(data)
            .First().Header.Finding);
        Assert.Equal("At the end python leads in all runs with scale = xs; latex in all runs with scale = s; all collapse with scale = "
            + "xs, 2 of 3 collapse with scale = s", MassBySeedFigure.Build(data).Single().Header.Finding);
    }

    [Fact]
    public void Seeds_that_differ_in_their_winner_have_no_mean()
    {
        int Means(Func<int, string> winner)
        {
            using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], at => new(winner(int.Parse(at["seed"])), 0.5));
            return MassBySeedFigure.Build(sweep.Load()).Single().Panels.Single().Plot.PlottableList.OfType<ScottPlot.Plottables.Scatter>()
                .Count(curve => curve.LineWidth > 1);
        }

        Assert.Equal(4, Means(_ => "python")); // three formats and malformed
        Assert.Equal(0, Means(seed => seed == 0 ? "python" : "latex"));
    }

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(0.95, 0)]
    public void Seeds_that_part_into_two_outcomes_have_no_mean(double second, int means)
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(4)], at =>
            new("python", 0.97, Accuracy: int.Parse(at["seed"]) < 2 ? 0.4 : second));
        var panel = PassBySeedFigure.Build(sweep.Load()).Single().Panels[0];

        Assert.Equal(means, panel.Plot.PlottableList.OfType<ScottPlot.Plottables.FillY>().Count());
        Assert.Equal(means, panel.Plot.PlottableList.OfType<ScottPlot.Plottables.Scatter>().Count(curve => curve.LineWidth > 1));
        Assert.Equal(4, panel.Plot.PlottableList.OfType<ScottPlot.Plottables.Scatter>().Count(curve => curve.LineWidth == 1));
    }

    [Fact]
    public void Curves_that_never_move_are_not_drawn()
    {
        // the accuracy hardly moves, and pass@8 is 0.95 throughout
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ => new("python", 0.97, Accuracy: 0.41));

        Assert.Equal(["format-mass"], Draw(sweep));
    }

    [Fact]
    public void Every_seed_is_drawn()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(4)], at => new("python", 0.9 + (0.02 * int.Parse(at["seed"]))));
        var panel = MassBySeedFigure.Build(sweep.Load()).Single().Panels.Single();
        var curves = panel.Plot.PlottableList.OfType<ScottPlot.Plottables.Scatter>().ToList();

        Assert.Equal(4 * 4, curves.Count(curve => curve.LineWidth == 1)); // three formats and malformed
        Assert.Equal(4, curves.Count(curve => curve.LineWidth > 1));
        Assert.Empty(panel.Plot.PlottableList.OfType<ScottPlot.Plottables.FillY>()); // bands of formats would lie over one another
        Assert.Equal("n = 4 seeds", panel.Plot.Axes.Title.Label.Text);
    }

    [Fact]
    public void An_SVG_is_well_formed_and_its_ids_are_unique()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(2)], _ => new("python", 0.97));
        var folder = Path.Combine(sweep.Root, "drawn");
        var written = SweepFigures.Draw(sweep.Load(), folder, [PlotFormat.Svg]);

        Assert.All(written, path =>
        {
            var ids = XDocument.Load(path).Descendants().Attributes("id").Select(id => id.Value).ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
        });
    }

    private static string[] Draw(SyntheticSweep sweep)
    {
        var drawn = SweepFigures.Draw(sweep.Load(), Path.Combine(sweep.Root, "drawn"), [PlotFormat.Png]);
        Assert.All(drawn, path => Assert.True(SweepFigures.IsName(Path.GetFileName(path)), path));
        return [.. drawn.Select(path => Path.GetFileNameWithoutExtension(path))];
    }
}
