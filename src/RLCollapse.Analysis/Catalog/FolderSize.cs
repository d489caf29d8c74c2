using System.IO.Enumeration;

namespace RLCollapse.Analysis.Catalog;

/// <summary>What a folder takes on the disk.</summary>
internal static class FolderSize
{
    private static readonly EnumerationOptions All = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };

    /// <summary>Bytes of all files in it and below; a link counts as itself, what goes meanwhile or may not be read as nothing.</summary>
    public static long Of(string folder)
    {
        try
        {
            return new FileSystemEnumerable<long>(folder, (ref FileSystemEntry entry) => entry.Length, All)
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
                ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
            }.Sum();
        }
        catch (DirectoryNotFoundException)
        {
            return 0;
        }
    }
}
