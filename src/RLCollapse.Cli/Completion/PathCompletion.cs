using RLCollapse.Common;

namespace RLCollapse.Cli.Completion;

/// <summary>What a word may become that is a file or folder.</summary>
internal static class PathCompletion
{
    /// <summary>Files with an ending, and folders to look into, which end in '/'.</summary>
    /// <param name="word">What has been typed.</param>
    /// <param name="ending">Such as <c>.json</c>.</param>
    public static IEnumerable<string> Files(string word, string ending) =>
        In(word, folder => Directory.EnumerateFiles(folder, $"*{ending}")).Concat(Folders(word).Select(folder => $"{folder}/"));

    /// <summary>Folders that hold a file, such as experiments; beside them folders of such folders, to look into.</summary>
    /// <param name="word">What has been typed.</param>
    /// <param name="file">Its name.</param>
    public static IEnumerable<string> FoldersWith(string word, string file) => Folders(word).SelectMany(folder =>
        File.Exists(Path.Combine(folder, file)) ? (string[])[folder] : Folders($"{folder}/").Any(below =>
            File.Exists(Path.Combine(below, file))) ? [folder, $"{folder}/"] : []);

    private static IEnumerable<string> Folders(string word) => In(word, Directory.EnumerateDirectories);

    private static IEnumerable<string> In(string word, Func<string, IEnumerable<string>> list)
    {
        var typed = word[..(word.LastIndexOf('/') + 1)];
        if (!InputFile.IsPath(word) && word.Length > 0) return [];
        try
        {
            return [.. list(typed.Length == 0 ? "." : typed).Select(path => Path.GetFileName(path)!)
                .Where(name => !name.StartsWith('.') && name.StartsWith(word[typed.Length..], StringComparison.Ordinal))
                .Select(name => typed + name)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
