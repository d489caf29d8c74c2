using System.Runtime.InteropServices;

namespace RLCollapse.Benchmarks;

/// <summary>A new folder that goes with its owner, also when a signal ends the process.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;

    public TemporaryFolder(string prefix)
    {
        Path = Directory.CreateTempSubdirectory(prefix).FullName;
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(
            signal => PosixSignalRegistration.Create(signal, _ => Delete()))];
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        Delete();
    }

    private void Delete()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A side that has just been told to end may still write its last file: nothing depends on what stays.
        }
    }
}
