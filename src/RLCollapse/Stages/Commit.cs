using System.ComponentModel;
using System.Diagnostics;

namespace RLCollapse.Stages;

/// <summary>The commit that this program was started from, asked for once.</summary>
internal static class Commit
{
    /// <summary>Its hash; null where the program is in no checkout, or there is no git.</summary>
    public static string? Id { get; } = Git("rev-parse HEAD");

    /// <summary>
    /// Whether the checkout differed from it, but for the results, which a sweep itself writes anew; null where that is not known.
    /// </summary>
    public static bool? HasUncommittedChanges { get; } =
        Git("status --porcelain -- :/ :(top,exclude)results") is { } changes ? changes.Length > 0 : null;

    private static string? Git(string arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = AppContext.BaseDirectory,
            });
            var output = git!.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return git.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
