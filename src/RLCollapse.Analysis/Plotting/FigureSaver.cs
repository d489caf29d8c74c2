using RLCollapse.Common;
using RLCollapse.Runs;
using SkiaSharp;

namespace RLCollapse.Analysis.Plotting;

/// <summary>Writes a picture to a file. The same picture gives the same bytes.</summary>
public static class FigureSaver
{
    /// <summary>Bitmap pixels per pixel of the layout, for crisp text.</summary>
    private const int Density = 2;

    /// <summary>Flat areas of colour pack best, and fastest, as they are.</summary>
    private static readonly SKPngEncoderOptions Packing = new(SKPngEncoderFilterFlags.NoFilters, 6);

    private const float PointsPerPixel = 0.75f;

    /// <summary>Without a date, which would make each file another.</summary>
    private static readonly SKDocumentPdfMetadata Metadata =
        SKDocumentPdfMetadata.Default with { Producer = "RLCollapse", Creation = null, Modified = null };

    /// <summary>Writes a picture, whole or not at all.</summary>
    /// <param name="picture">What is drawn.</param>
    /// <param name="path">The file.</param>
    /// <param name="format">Its format.</param>
    public static void Save(FigurePicture picture, string path, PlotFormat format)
    {
        Action<FigurePicture, Stream> write = format switch
        {
            PlotFormat.Png => Png,
            PlotFormat.Svg => Svg,
            _ => Pdf,
        };
        using var drawn = new MemoryStream(); // a disk that is full must not fail below Skia
        write(picture, drawn);
        AtomicFile.Write(path, stream => drawn.WriteTo(stream));
    }

    /// <summary>Whether a failure to save is one of the picture or of its place, and not of a full disk.</summary>
    public static bool IsRefused(Exception error) =>
        error is InvalidOperationException or IOException or UnauthorizedAccessException && !MachineFailure.IsDiskFull(error);

    private static void Png(FigurePicture picture, Stream stream)
    {
        using var surface = SKSurface.Create(new SKImageInfo(
            picture.Width * Density, picture.Height * Density, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Scale(Density);
        picture.Draw(surface.Canvas);
        using var pixels = surface.PeekPixels();
        if (!pixels.Encode(stream, Packing)) throw new IOException("The picture could not be packed.");
    }

    private static void Svg(FigurePicture picture, Stream stream)
    {
        using var document = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, picture.Width, picture.Height), document)) picture.Draw(canvas);
        document.Position = 0;
        SvgDocument.Tidy(document, stream);
    }

    private static void Pdf(FigurePicture picture, Stream stream)
    {
        using var document = SKDocument.CreatePdf(stream, Metadata);
        using var page = document.BeginPage(picture.Width * PointsPerPixel, picture.Height * PointsPerPixel);
        page.Scale(PointsPerPixel);
        picture.Draw(page);
        document.EndPage();
        document.Close();
    }
}
