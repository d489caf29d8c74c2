namespace ScottPlot.Gnuplot;

/// <summary>Writes a figure's file whole or not at all.</summary>
internal static class FigureFile
{
    /// <summary>Writes to a temporary file beside <paramref name="path"/> and renames it.</summary>
    public static SavedImageInfo Write(string path, byte[] content)
    {
        var target = Path.GetFullPath(path);
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        return new SavedImageInfo(target, content.Length);
    }
}
