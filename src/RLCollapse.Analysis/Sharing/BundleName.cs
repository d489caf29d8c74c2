using System.Text.RegularExpressions;

namespace RLCollapse.Analysis.Sharing;

/// <summary>
/// What a path in a bundle may be: parts that are the same file on every system, joined by '/'. None leads out of the folder that it is
/// unpacked to.
/// </summary>
internal static partial class BundleName
{
    /// <summary>The rule in words, to stand behind "use".</summary>
    public const string Rule = "letters, digits and .=+,_%- in names that begin with a letter or digit, end in no '.' and are none of "
        + "Windows' devices";

    private const int Longest = 400;
    private const int MostParts = 8;

    /// <summary>Whether a path keeps the rule.</summary>
    public static bool Is(string path) => path.Length <= Longest && path.Split('/') is { Length: <= MostParts } parts
        && parts.All(part => Part().IsMatch(part));

    /// <summary>A path below a folder as bundles write it.</summary>
    public static string Of(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    [GeneratedRegex(@"\A(?!(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])([.]|\z))[A-Za-z0-9]([A-Za-z0-9.=+,_%-]{0,198}[A-Za-z0-9=+,_%-])?\z")]
    private static partial Regex Part();
}
