using System.Runtime.InteropServices;
using RLCollapse.Common;

namespace RLCollapse.Cli;

/// <summary>
/// Turns the first Ctrl-C or other signal to stop into a request for a checkpoint; a second one ends the process at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly ManualResetEventSlim _over = new();
    private readonly List<PosixSignalRegistration> _registrations;
    private readonly Action<string> _say;
    private readonly Action _abandon;
    private int _signals;

    /// <summary>Starts to listen.</summary>
    /// <param name="say">Acknowledges the request to the user.</param>
    /// <param name="abandon">Leaves the terminal in order before the process is ended.</param>
    public Interruption(Action<string> say, Action abandon)
    {
        _say = say;
        _abandon = abandon;
        _registrations = [.. OperatingSystems.StopSignals(OperatingSystems.Here)
            .Select(signal => PosixSignalRegistration.Create(signal, Handle))];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Asks for a checkpoint when a stream ends too: the process that holds its other end wants it, or is no more.</summary>
    public void AlsoWhenEnds(Stream input)
    {
        var watch = new Thread(() =>
        {
            var ignored = new byte[256];
            while (input.Read(ignored) > 0)
            {
            }

            var isFirst = !_source.IsCancellationRequested;
            _source.Cancel();
            if (isFirst) _say("Standard input has ended: stopping after a checkpoint.");
        });
        watch.IsBackground = true;
        watch.Start();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _over.Set();
        _registrations.ForEach(registration => registration.Dispose());
    }

    private void Handle(PosixSignalContext signal)
    {
        if (Interlocked.Exchange(ref _signals, 1) > 0)
        {
            _abandon();
            return;
        }

        signal.Cancel = true;
        _source.Cancel();
        _say("Stopping after a checkpoint; once more stops at once.");
        if (OperatingSystems.EndsOnReturn(signal.Signal, OperatingSystems.Here)) _over.Wait();
    }
}
