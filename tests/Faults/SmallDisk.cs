using System.Diagnostics;

namespace RLCollapse.Tests.Faults;

/// <summary>A file system in memory with little room, as root can make one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    public SmallDisk(string folder, int kilobytes)
    {
        _folder = folder;
        if (!Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", folder)) throw new InvalidOperationException("not mounted");
    }

    public void Grow(int kilobytes) => Assert.True(Run("mount", "-o", $"remount,size={kilobytes}k", _folder));

    public void Dispose() => Run("umount", _folder);

    /// <summary>Whether one can be made here.</summary>
    public static bool IsPossible()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root") return false;
        var folder = Tiny.TemporaryFolder();
        var isPossible = Run("mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", folder) && Run("umount", folder);
        Directory.Delete(folder);
        return isPossible;
    }

    private static bool Run(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

/// <summary>A test on a <see cref="SmallDisk"/>; skipped where none can be made.</summary>
internal sealed class TmpfsFactAttribute : FactAttribute
{
    public TmpfsFactAttribute() => Skip = SmallDisk.IsPossible() ? null : "Only root on Linux can mount a small file system.";
}
