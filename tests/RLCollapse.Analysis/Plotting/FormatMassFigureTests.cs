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
        foreach (var name in (string[])["python 0.98", "prose 0.01", "latex 0.01", "malformed 0.000", "collapse: step 60 (epoch 0.94)"]) Assert.Contains(name, texts);
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
        Assert.Contains("KL coefficient 0 → 2", Texts(Build(Scenario.KlRaised())));
    }

    [Fact]
    public void Labels_of_many_formats_do_not_overlap()
    {
        var plot = Build(Scenario.FiveFormats());
        var limits = plot.Axes.GetLimits();
        var labels = plot.PlottableList.OfType<Text>().Where(text => text.LabelFontSize == 12).Select(text => text.Location.Y).Order().ToList();
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
