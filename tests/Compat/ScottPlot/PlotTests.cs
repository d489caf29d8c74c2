using System.Buffers.Binary;
using ScottPlot;
using ScottPlot.Gnuplot;
using ScottPlot.TickGenerators;

namespace RLCollapse.Tests.Compat.ScottPlot;

public sealed class PlotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plot").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ScattersBecomeDataAndStyledElementsInOrder()
    {
        using var plot = new Plot();
        plot.Add.ScatterLine([0, 1], [2, 0.1], Colors.Red).LegendText = "line";
        plot.Add.ScatterPoints([0, 1], [3, 4], Colors.Blue);
        plot.Add.Scatter([0, 1], [double.NaN, 4], Colors.Black);
        var script = Script(plot);
        Assert.Contains("$d0 << EOD\n0 2\n1 0.1\nEOD\n", script);
        Assert.Contains("0 NaN\n1 4\n", script);
        Assert.Contains("plot $d0 using 1:2 with lines linewidth 1 linecolor rgb \"#ff0000\" dashtype solid title \"line\"", script);
        Assert.Contains("$d1 using 1:2 with points pointtype 7", script);
        Assert.Contains("$d2 using 1:2 with linespoints", script);
    }

    [Fact]
    public void HiddenPlottablesAreLeftOut()
    {
        using var plot = new Plot();
        plot.Add.ScatterLine([0, 1], [0, 1]).IsVisible = false;
        Assert.Contains("plot NaN notitle", Script(plot));
    }

    [Fact]
    public void LimitsGrowAroundTheDataUnlessSet()
    {
        using var plot = new Plot();
        plot.Add.Scatter([0, 10], [0, 100]);
        plot.Axes.SetLimitsY(-1, 2);
        var limits = plot.Axes.GetLimits();
        Assert.Equal((-0.5, 10.5, -1, 2), (Math.Round(limits.Left, 6), Math.Round(limits.Right, 6), limits.Bottom, limits.Top));
        plot.Axes.SetLimits(top: 5);
        Assert.Equal((-1, 5), (plot.Axes.GetLimits().Bottom, plot.Axes.GetLimits().Top));
    }

    [Fact]
    public void LinesEndAtTheLimitsOrWhereTheyAreTold()
    {
        using var plot = new Plot();
        plot.Axes.SetLimits(0, 10, 0, 1);
        plot.Add.HorizontalLine(0.9).Maximum = 7;
        plot.Add.VerticalLine(3, 1, Colors.Gray, LinePattern.Dotted);
        var script = Script(plot);
        Assert.Contains("\n0 0.9\n7 0.9\n", script);
        Assert.Contains("\n3 0\n3 1\n", script);
    }

    [Fact]
    public void AxesTitlesTicksAndGridAreWritten()
    {
        using var plot = new Plot();
        plot.Title("The finding", 15);
        plot.XLabel("epoch", 13);
        plot.YLabel("mass \"exact\"");
        plot.Axes.SetLimits(0, 1, 0, 1);
        plot.Axes.Bottom.TickGenerator = new NumericManual([0, 1], ["0%", "100%"]);
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Grid.XAxisStyle.IsVisible = false;
        var script = Script(plot);
        Assert.Contains("set title \"The finding\" font \"DejaVu Sans:Bold,15\"", script);
        Assert.Contains("set ylabel \"mass \\\"exact\\\"\"", script);
        Assert.Contains("(\"0%%\" 0, \"100%%\" 1)", script);
        Assert.Contains("set border 11 ", script);
        Assert.DoesNotContain("set grid xtics", script);
        Assert.Contains("set grid ytics", script);
    }

    [Fact]
    public void LegendsStandWhereTheyAreTold()
    {
        using var plot = new Plot();
        plot.Add.Scatter([0, 1], [0, 1]).LegendText = "item";
        Assert.Contains("unset key", Script(plot));
        plot.ShowLegend(Alignment.UpperLeft, Orientation.Horizontal);
        Assert.Contains("set key inside left top horizontal", Script(plot));
        plot.ShowLegend(Edge.Right);
        Assert.Contains("set key rmargin center vertical", Script(plot));
        plot.Clear();
        Assert.Contains("unset key", Script(plot));
    }

    [Fact]
    public void EveryPlottableDraws()
    {
        using var plot = new Plot();
        plot.Add.FillY([0, 1, 2], [0, 0, 0], [1, 2, 1]).LegendText = "band";
        plot.Add.ErrorBar([0, 1], [1, 2], [0.1, 0.2]);
        plot.Add.Bars([1, 2, 3]).LegendText = "bars";
        plot.Add.Bar(4, 2, error: 0.5);
        plot.Add.Marker(1, 1, MarkerShape.OpenDiamond);
        plot.Add.Text("`50 % \\ \"text\"`", 1, 1).LabelBackgroundColor = Colors.White;
        plot.Add.Annotation("note", Alignment.LowerRight);
        plot.Add.Scatter([0, 2], [0, 2]).MarkerShape = MarkerShape.Eks;
        plot.ShowLegend();
        var svg = plot.GetSvgXml(400, 300);
        foreach (var text in (string[])["band", "bars", "note", "`50 % \\ \"text\"`"]) Assert.Contains(text, svg);
        Assert.DoesNotContain("<script", svg);
    }

    [Fact]
    public void HeatmapsColourTheirCellsRowZeroOnTop()
    {
        using var plot = new Plot();
        var map = plot.Add.Heatmap(new double[,] { { 0, 1 }, { 0.5, double.NaN } });
        plot.Add.ColorBar(map).Label = "share";
        var script = Script(plot);
        Assert.Contains("\n0 1 0\n1 1 1\n0 0 0.5\nEOD", script);
        Assert.Contains("set palette defined (0 \"#440154\"", script);
        Assert.Contains("set cbrange [0:1]", script);
        Assert.Contains("set cblabel \"share\"", script);
        Assert.Contains("<svg", plot.GetSvgXml(300, 300));
    }

    [Theory]
    [InlineData("a.png")]
    [InlineData("a.svg")]
    public void EqualPlotsGiveEqualBytes(string name)
    {
        byte[] Draw(string prefix)
        {
            using var plot = new Plot();
            plot.Title("Same");
            plot.Add.Scatter([0, 1, 2], [1, 0.5, 2]);
            return File.ReadAllBytes(plot.Save(Path.Combine(_folder, prefix + name), 320, 200).Path);
        }

        Assert.Equal(Draw("first"), Draw("second"));
    }

    [Fact]
    public void APngHasTheSizeThatWasAskedFor()
    {
        using var plot = new Plot();
        var bytes = File.ReadAllBytes(plot.SavePng(Path.Combine(_folder, "size.png"), 321, 123).Path);
        Assert.Equal((321, 123), (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20))));
        Assert.StartsWith("<img ", plot.GetPngHtml(10, 10));
    }

    [Fact]
    public void OtherFormatsAreRefused()
    {
        using var plot = new Plot();
        Assert.Contains(".pdf", Assert.Throws<NotSupportedException>(() => plot.Save(Path.Combine(_folder, "a.pdf"), 10, 10)).Message);
    }

    private static string Script(Plot plot) => FigureRenderer.Script(FigureFormat.Svg, plot.Whole(400, 300), 400, 300);
}
