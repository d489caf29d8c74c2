using System.Diagnostics;
using System.Text;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>
/// A process that runs one job. It is asked to stop by closing its standard input, which also happens when this process
/// ends, in whatever way: no worker outlives its sweep by more than a checkpoint.
/// </summary>
internal sealed class Worker : IDisposable
{
    private readonly Process _process;
    private readonly FileStream _log;
    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>Starts the process.</summary>
    /// <param name="job">The job.</param>
    /// <param name="number">Its number among the workers, from 0.</param>
    /// <param name="start">What to start.</param>
    /// <param name="log">What it writes is appended there, as far as there is room.</param>
    /// <exception cref="IOException">The log cannot be opened.</exception>
    public Worker(SweepJob job, int number, ProcessStartInfo start, string log)
    {
        (Job, Number) = (job, number);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        _log = Disk.Grow(log, FileShare.ReadWrite);
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += Write;
        _process.ErrorDataReceived += Write;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it runs.</summary>
    public SweepJob Job { get; }

    /// <summary>Its number among the workers that are at work, from 0.</summary>
    public int Number { get; }

    /// <summary>Whether it was asked to stop.</summary>
    public bool IsStopping { get; private set; }

    /// <summary>Whether the process has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    /// <summary>Asks for a checkpoint and an end.</summary>
    public void Stop()
    {
        IsStopping = true;
        _process.StandardInput.Close();
    }

    /// <summary>The exit code of a process that has ended, when all that it wrote is in the log.</summary>
    public int Finish()
    {
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Dispose();
        lock (_log) _log.Dispose();
    }

    private void Write(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null) return;
        try
        {
            lock (_log) _log.Write(Encoding.UTF8.GetBytes(line.Data + "\n"));
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // this is a thread of the pool, whose failure would end the sweep
        }
    }
}
