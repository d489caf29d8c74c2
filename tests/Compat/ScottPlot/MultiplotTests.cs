using ScottPlot;
using ScottPlot.MultiplotLayouts;

namespace RLCollapse.Tests.Compat.ScottPlot;

public sealed class MultiplotTests
{
    [Fact]
    public void PlotsAreAddedAndRemovedToTheTotal()
    {
        var figure = new Multiplot();
        figure.AddPlots(4);
        Assert.Equal(4, figure.Count());
        figure.AddPlots(2);
        Assert.Equal(2, figure.GetPlots().Length);
    }

    [Fact]
    public void AGridIsFilledRowByRow()
    {
        var figure = new Multiplot();
        figure.AddPlots(3);
        var rects = new Grid(2, 2).GetSubplotRectangles(figure.Subplots, new PixelRect(0, 800, 500, 0));
        Assert.Equal([(0, 0), (400, 0), (0, 250)], rects.Select(rect => ((int)rect.Left, (int)rect.Top)));
        Assert.All(rects, rect => Assert.Equal((400f, 250f), (rect.Width, rect.Height)));
    }

    [Fact]
    public void SeveralPlotsMakeOneFile()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png");
        var figure = new Multiplot { Layout = new Columns() };
        figure.AddPlots(2);
        figure.GetPlot(1).Add.Bars([1, 2]);
        try
        {
            Assert.True(figure.SavePng(path, 300, 200).FileSize > 500);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
