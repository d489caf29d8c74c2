namespace RLCollapse.Analysis.Catalog;

/// <summary>What a folder takes on the disk.</summary>
internal static class FolderSize
{
    /// <summary>Bytes of all files in it and below; files that go meanwhile count nothing.</summary>
    public static long Of(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(Length);
        }
        catch (DirectoryNotFoundException)
        {
            return 0;
        }
    }

    private static long Length(FileInfo file)
    {
        try
        {
            return file.LinkTarget is null ? file.Length : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
