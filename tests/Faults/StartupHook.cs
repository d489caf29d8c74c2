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
            Disk.Watcher = new Sender(int.Parse(signal), int.Parse(change)).Listen();
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Send(int process, int signal);

    /// <summary>Waits until the command has heard the signal, where it can be heard: registered first, it is called last.</summary>
    private sealed class Sender(int signal, int change) : IDiskWatcher
    {
        private const int Interrupt = 2;
        private const int HangUp = 1;
        private const int Terminate = 15;

        private readonly ManualResetEventSlim _heard = new();
        private PosixSignalRegistration? _registration;
        private int _changes;

        public Sender Listen()
        {
            if (signal is Interrupt or HangUp or Terminate)
                _registration = PosixSignalRegistration.Create((PosixSignal)signal, _ => _heard.Set());
            return this;
        }

        public DiskFailure? Before(DiskOperation operation, string path)
        {
            if (_changes++ != change) return null;
            _ = Send(Environment.ProcessId, signal);
            if (_registration is not null) _heard.Wait(TimeSpan.FromMinutes(1));
            return null;
        }
    }
}
