using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Results;
using ScottPlot;
using ScottPlot.Plottables;

namespace RLCollapse.Tests.Analysis.Plotting;

public sealed class FormatMassFigureTests
{
    [Fact]
    public void A_collapse_shows_every_format_and_its_moment()
    {
        var plot = Build(Scenario.Collapse());
        var texts = Texts(plot);
        foreach (var name in (string[])["python 0.98", "prose 0.01", "latex 0.01", "malformed 0.000", "collapse: step 60 (epoch 0.94)"])
            Assert.Contains(name, texts);
        Assert.Single(plot.PlottableList.OfType<VerticalLine>());
        Assert.Equal(4, plot.PlottableList.OfType<ErrorBar>().Count());
        Assert.Equal("python takes over within the first epoch: 0.31 → 0.98 (KL coefficient 0)", plot.Axes.Title.Label.Text);
    }

    [Fact]
    public void Theory_is_drawn_where_it_applies()
    {
        var (with, without) = (Build(Scenario.Survival()), Build(Scenario.Collapse()));
        Assert.Equal(3, with.PlottableList.OfType<Scatter>().Count(IsTheory));
        Assert.Contains("theory", string.Concat(Texts(with)));
        Assert.DoesNotContain(without.PlottableList.OfType<Scatter>(), IsTheory);
        Assert.DoesNotContain("theory", string.Concat(Texts(without)));
        Assert.Empty(with.PlottableList.OfType<VerticalLine>());

        static bool IsTheory(Scatter curve) => curve.LinePattern.Name == LinePattern.DenselyDashed.Name;
    }

    [Fact]
    public void Recovery_stands_behind_a_line_on_a_scale_of_its_own()
    {
        var plot = Build(Scenario.Recovery());
        Assert.Contains("recovery: the mixture again", Texts(plot));
        Assert.Contains("prose 0.40", Texts(plot));
        Assert.Equal([0.94, 1.5], plot.PlottableList.OfType<VerticalLine>().Select(line => Math.Round(line.X, 2)).Order());
        var collapse = plot.PlottableList.OfType<Text>().Single(text => text.LabelText.StartsWith("collapse", StringComparison.Ordinal));
        Assert.Equal(Alignment.MiddleRight, collapse.LabelAlignment); // it would run into what is said of recovery
        Assert.Equal(2.25, plot.PlottableList.OfType<Scatter>().Max(curve => curve.GetAxisLimits().Right), 9);
        Assert.Contains("again: KL coefficient 0 → 2", Texts(Build(Scenario.KlRaised())));
    }

    [Fact]
    public void Every_stage_is_marked_by_a_thin_grey_line_and_its_name()
    {
        var plot = Build(Scenario.Interleaved());
        Assert.Contains("recovery: the mixture again", Texts(plot));
        Assert.Contains("again: KL coefficient 0.1 → 1", Texts(plot));
        var lines = plot.PlottableList.OfType<VerticalLine>().ToList();
        Assert.Equal([0.94, 1.5, 2.5], lines.Select(line => Math.Round(line.X, 2)).Order());
        Assert.All(lines, line => Assert.Equal((1f, RLCollapse.Analysis.Plotting.Palette.Muted), (line.LineWidth, line.LineColor)));
    }

    [Fact]
    public void A_stage_with_little_room_is_marked_by_its_name_alone()
    {
        var texts = Texts(Build(Scenario.Interleaved("pretraining", "rl", "again", "recovery")));
        Assert.Contains("again", texts);
        Assert.DoesNotContain("again: KL coefficient 0.1 → 1", texts);
    }

    [Fact]
    public void Each_stage_of_RL_has_the_theory_of_its_own_penalty_over_its_own_steps()
    {
        Assert.Equal(
            [(0, 1.5, 0.04), (0, 1.5, 0.06), (0, 1.5, 0.9), (2.5, 3, 0.26), (2.5, 3, 0.36), (2.5, 3, 0.38)],
            Theories(Build(Scenario.Interleaved())));
        Assert.Equal([(1.5, 2, 0.27), (1.5, 2, 0.33), (1.5, 2, 0.4)], Theories(Build(Scenario.KlRaised()))); // none without a penalty

        static IEnumerable<(double, double, double)> Theories(Plot plot) => plot.PlottableList.OfType<Scatter>()
            .Where(curve => curve.LinePattern.Name == LinePattern.DenselyDashed.Name)
            .Select(curve => curve.GetAxisLimits())
            .Select(limits => (Math.Round(limits.Left, 9), Math.Round(limits.Right, 9), Math.Round(limits.Bottom, 9))).Order();
    }

    [Fact]
    public void Labels_of_many_formats_do_not_overlap()
    {
        var plot = Build(Scenario.FiveFormats());
        var limits = plot.Axes.GetLimits();
        var labels = plot.PlottableList.OfType<Text>().Where(text => text.LabelFontSize == 12).Select(text => text.Location.Y).Order()
            .ToList();
        Assert.Equal(6, labels.Count);
        var pixel = (limits.Top - limits.Bottom) / 400;
        Assert.All(labels.Zip(labels.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 14 * pixel));
    }

    [Fact]
    public void No_probe_no_figure()
    {
        using var folder = new SyntheticRun(["python"], 0).Pretrained();
        Assert.Empty(FormatMassFigure.Build(RunData.Load(folder.Folder)));
    }

    private static List<string> Texts(Plot plot) => [.. plot.PlottableList.OfType<Text>().Select(text => text.LabelText)];

    private static Plot Build(SyntheticRun folder)
    {
        using (folder) return Assert.Single(FormatMassFigure.Build(RunData.Load(folder.Folder)));
    }
}
