using System.ComponentModel;
using System.Diagnostics;
using RLCollapse.Common;

namespace RLCollapse.Benchmarks.Processes;

/// <summary>Finds a Python that has PyTorch.</summary>
internal static class PeerPython
{
    /// <summary>The interpreter, or null where none of the usual ones has PyTorch.</summary>
    /// <param name="named">The only one to try, where a user has named it.</param>
    /// <exception cref="UserErrorException">The one that was named has no PyTorch.</exception>
    public static string? Find(string? named)
    {
        if (named is null) return new[] { "python3", "/usr/bin/python3", "python" }.FirstOrDefault(HasTorch);
        return HasTorch(named) ? named : throw new UserErrorException(
            $"'{named}' cannot import torch and numpy; name an interpreter that can with --python, or leave it out.");
    }

    private static bool HasTorch(string python)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(
                python, ["-c", "import torch, numpy"]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
