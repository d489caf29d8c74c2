using System.Runtime.InteropServices;
using RLCollapse.Common;

/// <summary>
/// Has a process of the command receive a signal at one of its changes of the disk. .NET calls it where DOTNET_STARTUP_HOOKS names this
/// assembly, so the command itself knows nothing of it.
/// </summary>
internal static class StartupHook
{
    /// <summary>SIGNAL@CHANGE, such as <c>9@17</c>.</summary>
    public const string Variable = "RLCOLLAPSE_TEST_SIGNAL";

    /// <summary>Called by .NET before the command begins.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Variable)?.Split('@') is [var signal, var change])
            Disk.Watcher = new Sender(int.Parse(signal), int.Parse(change));
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Send(int process, int signal);

    private sealed class Sender(int signal, int change) : IDiskWatcher
    {
        private int _changes;

        public DiskFailure? Before(DiskOperation operation, string path)
        {
            if (_changes++ == change) _ = Send(Environment.ProcessId, signal);
            return null;
        }
    }
}
