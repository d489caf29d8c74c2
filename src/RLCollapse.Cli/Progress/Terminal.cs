using RLCollapse.Common;

namespace RLCollapse.Cli.Progress;

/// <summary>Where progress goes.</summary>
internal static class Terminal
{
    /// <summary>
    /// Whether a display can be redrawn in place there: on a terminal that moves its cursor. <c>TERM</c> that is <c>dumb</c> says that it
    /// does not, and so does none at all, but on Windows, where none is usual.
    /// </summary>
    /// <param name="isRedirected">Whether it is a file or a pipe.</param>
    /// <param name="environment">Environment variables.</param>
    /// <param name="system">The operating system.</param>
    public static bool CanRedraw(bool isRedirected, IReadOnlyDictionary<string, string> environment, SystemKind system) =>
        !isRedirected && (environment.GetValueOrDefault("TERM") ?? "") switch
        {
            "dumb" => false,
            "" => system == SystemKind.Windows,
            _ => true,
        };
}
