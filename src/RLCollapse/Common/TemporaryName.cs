using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace RLCollapse.Common;

/// <summary>
/// Names of neighbours that are filled and then renamed, <c>NAME.0123456789abcdef.tmp</c>. They are random, so that in a folder that
/// others write to nobody can lay a link there.
/// </summary>
public static partial class TemporaryName
{
    /// <summary>A new name beside a file or folder.</summary>
    public static string Beside(string path) => $"{path}.{RandomNumberGenerator.GetHexString(16, lowercase: true)}.tmp";

    /// <summary>Removes the temporary files in a folder that a process which was killed has left; those that one has open stay.</summary>
    /// <param name="folder">May be missing.</param>
    public static void RemoveAbandoned(string folder)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var file in Directory.GetFiles(folder, "*.tmp").Where(file => Pattern().IsMatch(file)))
        {
            if (IsAbandoned(file)) Disk.Delete(file);
        }
    }

    private static bool IsAbandoned(string file)
    {
        try
        {
            if (new FileInfo(file).LinkTarget is not null) return false; // none of ours
            using var taken = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\.[0-9a-f]{16}\.tmp$")]
    private static partial Regex Pattern();
}
