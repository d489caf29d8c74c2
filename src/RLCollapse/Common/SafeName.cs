using System.Text.RegularExpressions;

namespace RLCollapse.Common;

/// <summary>
/// What a name may be that becomes part of a path: of an experiment's folder, a run, an axis, a setting, a stage. It is the same file on
/// every system, is no option of a program, and means nothing to a shell.
/// </summary>
public static partial class SafeName
{
    /// <summary>The rule, as a regular expression for the whole name.</summary>
    public const string Pattern = "(?!(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])([.]|$))" + Characters;

    /// <summary>The same without the names of devices, as a regular expression that other languages read, too.</summary>
    public const string Characters = "[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?";

    /// <summary>The rule in words, to stand behind "use".</summary>
    public const string Rule = "at most 64 letters, digits, '-', '_' and '.', a letter or digit first, no '.' last, and none of Windows' "
        + "devices (CON, NUL, COM1, …)";

    /// <summary>Whether a name keeps the rule.</summary>
    public static bool Is(string name) => Whole().IsMatch(name);

    [GeneratedRegex(@"\A" + Pattern + @"\z")]
    private static partial Regex Whole();
}
