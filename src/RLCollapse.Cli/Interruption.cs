using System.Runtime.InteropServices;

namespace RLCollapse.Cli;

/// <summary>
/// Turns the first Ctrl-C or SIGTERM into a request for a checkpoint; a second one ends the process at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations;
    private readonly TextWriter _error;

    /// <summary>Starts to listen.</summary>
    /// <param name="error">Where the request is acknowledged.</param>
    public Interruption(TextWriter error)
    {
        _error = error;
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, Handle))];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _source.Dispose();
    }

    private void Handle(PosixSignalContext signal)
    {
        if (_source.IsCancellationRequested) return;
        signal.Cancel = true;
        _error.WriteLine("Stopping after a checkpoint; once more stops at once.");
        _source.Cancel();
    }
}
