using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RLCollapse.Analysis.Plotting;
using RLCollapse.Runs;
using ScottPlot;
using Palette = RLCollapse.Analysis.Plotting.Palette;

namespace RLCollapse.Tests.Analysis.Plotting;

public sealed partial class FigureSaverTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rlcollapse-saver-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_PNG_has_two_pixels_for_each_of_the_layout()
    {
        var bytes = Save(PlotFormat.Png);
        Assert.Equal("PNG", Encoding.ASCII.GetString(bytes, 1, 3));
        Assert.Equal((600, 400), (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)),
            BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20))));
    }

    [Fact]
    public void An_SVG_scales_and_its_texts_are_texts_in_one_family()
    {
        var root = XDocument.Parse(Encoding.UTF8.GetString(Save(PlotFormat.Svg))).Root!;
        Assert.Equal("0 0 300 200", root.Attribute("viewBox")!.Value);
        var texts = root.Descendants().Where(element => element.Name.LocalName == "text").ToList();
        Assert.Contains("β → 0.5 · above", texts.Select(text => text.Value));
        Assert.Contains("β → 0.5 · below", texts.Select(text => text.Value));
        Assert.Equal(["DejaVu Sans, Verdana, sans-serif"], texts.Select(text => text.Attribute("font-family")!.Value).Distinct());
        Assert.All(texts, text => Assert.Matches(@"^-?\d+(\.\d+)?( -?\d+(\.\d+)?)*$", text.Attribute("x")!.Value));
    }

    [Fact]
    public void An_SVG_has_its_dashes_one_by_one()
    {
        var paths = XDocument.Parse(Encoding.UTF8.GetString(Save(PlotFormat.Svg))).Descendants().Attributes("d").Select(d => d.Value);
        Assert.Equal(4, paths.Count(path => path.Count(letter => letter == 'M') > 10)); // a curve and a level in each of two panels
    }

    [Fact]
    public void A_PDF_is_one_page()
    {
        var text = Encoding.Latin1.GetString(Save(PlotFormat.Pdf));
        Assert.StartsWith("%PDF-1.", text);
        Assert.Contains("/MediaBox [0 0 225 150]", text);
        Assert.Single(Page().Matches(text));
        Assert.DoesNotContain("CreationDate", text);
    }

    [Theory]
    [InlineData(PlotFormat.Png)]
    [InlineData(PlotFormat.Svg)]
    [InlineData(PlotFormat.Pdf)]
    public void The_same_picture_gives_the_same_bytes(PlotFormat format)
    {
        var picture = Picture();
        Assert.Equal(Save(format), Save(format));
        Assert.Equal(Save(format, picture), Save(format, picture));
    }

    [Fact]
    public void Nothing_is_left_where_drawing_fails()
    {
        var plot = new Plot();
        plot.RenderManager.RenderStarting += (_, _) => throw new InvalidOperationException("no");
        Assert.Throws<InvalidOperationException>(() => Save(PlotFormat.Png, FigurePicture.Stacked(300, 200, [plot])));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private static FigurePicture Picture() => FigurePicture.Stacked(300, 200, [Panel("above"), Panel("below")]);

    private static Plot Panel(string name)
    {
        var plot = new Plot();
        plot.Title($"β → 0.5 · {name}");
        plot.AddCurve(new([0, 1, 2], [0, 1, 0]), new(Palette.Ink, MarkerShape.FilledCircle)).LinePattern = LinePattern.Dotted;
        plot.Add.HorizontalLine(0.5, 1, Palette.Muted, LinePattern.DenselyDashed);
        plot.Add.Marker(1, 0.2);
        return plot;
    }

    private byte[] Save(PlotFormat format, FigurePicture? picture = null)
    {
        var path = Path.Combine(_folder, "figure");
        FigureSaver.Save(picture ?? Picture(), path, format);
        return File.ReadAllBytes(path);
    }

    [GeneratedRegex(@"/Type /Page\b")]
    private static partial Regex Page();
}
