namespace ScottPlot;

/// <summary>A file that was written.</summary>
/// <param name="path">Where.</param>
/// <param name="fileSize">Its size in bytes.</param>
public class SavedImageInfo(string path, int fileSize)
{
    /// <summary>Full path of the file.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Size of the file in bytes.</summary>
    public int FileSize { get; } = fileSize;

    /// <inheritdoc/>
    public override string ToString() => $"Saved Image ({FileSize * .001} kB) {Path}";
}
