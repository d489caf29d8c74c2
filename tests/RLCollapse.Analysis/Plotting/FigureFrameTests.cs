using RLCollapse.Analysis.Plotting;

namespace RLCollapse.Tests.Analysis.Plotting;

public sealed class FigureFrameTests
{
    [Fact]
    public void A_long_title_is_written_smaller_so_that_it_fits()
    {
        var (brief, lengthy) = (Size("python takes over"), Size(string.Concat(Enumerable.Repeat("python takes over ", 8))));
        Assert.Equal(15, brief);
        Assert.InRange(lengthy, 5, 14);
        static float Size(string title) => new FigureFrame(title, "x", "y").Plot.Axes.Title.Label.FontSize;
    }

    [Fact]
    public void The_longest_label_has_room_behind_the_data()
    {
        var frame = new FigureFrame("title", "x", "y");
        frame.SetX(0, 1, ["a", "a format with a long name 0.99"]);
        var limits = frame.Plot.Axes.GetLimits();
        var pixels = (limits.Right - 1) * (FigureFrame.FigureWidth - 70 - 16) / (limits.Right - limits.Left);
        Assert.InRange(pixels - FigureFont.Width("a format with a long name 0.99", 12), 10, 20);
    }
}
