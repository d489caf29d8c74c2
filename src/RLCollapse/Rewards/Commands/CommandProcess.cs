using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using RLCollapse.Common;

namespace RLCollapse.Rewards.Commands;

/// <summary>A program that runs: lines go in, and lines come out while others still go in. It ends with this process.</summary>
internal sealed class CommandProcess : IDisposable
{
    private const int LongestLine = 65_536;
    private const int MostSaid = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly BlockingCollection<string> _lines = new(boundedCapacity: 4_096);
    private readonly ConcurrentQueue<string> _said = new();
    private readonly Task _listening;
    private readonly Stopwatch _silence = Stopwatch.StartNew(); // since its end, or a line after it
    private Task _writing = Task.CompletedTask;

    /// <summary>Starts a program.</summary>
    /// <exception cref="UserErrorException">There is none, or it does not start.</exception>
    public CommandProcess(RewardCommandOptions options)
    {
        var start = new ProcessStartInfo(options.RequireProgram(), options.Run.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        try
        {
            _process = Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new UserErrorException($"reward.command.run: {options.Shown} does not start: {error.Message}", error);
        }

        AppDomain.CurrentDomain.ProcessExit += EndWithThis;
        Task.Factory.StartNew(Read, TaskCreationOptions.LongRunning);
        _listening = Task.Factory.StartNew(Listen, TaskCreationOptions.LongRunning);
    }

    /// <summary>Begins to write lines, and does not wait until they are read.</summary>
    public void Send(IReadOnlyList<string> lines)
    {
        var bytes = Encoding.ASCII.GetBytes(string.Concat(lines.Select(line => line + "\n")));
        _writing = Task.Run(() =>
        {
            try
            {
                _process.StandardInput.BaseStream.Write(bytes);
                _process.StandardInput.BaseStream.Flush();
            }
            catch (Exception error) when (error is IOException or ObjectDisposedException)
            {
                // it has ended, which is seen where its answers are missing
            }
        });
    }

    /// <summary>The next line that it has written.</summary>
    /// <param name="wait">How long to wait for one.</param>
    /// <param name="hasEnded">Whether there is none because the program has ended.</param>
    public string? Next(TimeSpan wait, out bool hasEnded)
    {
        var waited = Stopwatch.StartNew();
        do
        {
            if (_lines.TryTake(out var line, Shortest(wait - waited.Elapsed, TimeSpan.FromSeconds(0.1))))
            {
                _silence.Restart();
                hasEnded = false;
                return line;
            }

            if (!_process.HasExited) _silence.Restart();
            // something that the program has left behind may keep its output open
            hasEnded = _lines.IsCompleted || _silence.Elapsed > Patience;
        }
        while (!hasEnded && waited.Elapsed < wait);
        return null;
    }

    /// <summary>What it has written to its standard error since this was last asked.</summary>
    public IEnumerable<string> Said()
    {
        if (_process.HasExited) _listening.Wait(Patience);
        while (_said.TryDequeue(out var line)) yield return line;
    }

    /// <summary>How it has ended: "has ended with exit code 1".</summary>
    public string Ending => _process.WaitForExit(Patience) ? $"has ended with exit code {_process.ExitCode}" : "has closed its output";

    /// <summary>Ends it at once, with all that it has started.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
        {
            // it has ended by itself
        }
    }

    /// <summary>Lets it end by the end of its input, and ends it where it does not.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= EndWithThis;
        if (_writing.IsCompleted) CloseInput();
        if (!_process.WaitForExit(Patience))
        {
            Kill();
            _process.WaitForExit(Patience);
        }

        _lines.CompleteAdding();
        _process.Dispose();
    }

    private void CloseInput()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // it no longer reads
        }
    }

    private void EndWithThis(object? sender, EventArgs arguments) => Kill();

    private void Read()
    {
        try
        {
            foreach (var line in Lines(_process.StandardOutput)) _lines.Add(line);
            _lines.CompleteAdding();
        }
        catch (InvalidOperationException)
        {
            // nobody takes lines any more
        }
    }

    private void Listen()
    {
        foreach (var line in Lines(_process.StandardError))
        {
            if (_said.Count < MostSaid) _said.Enqueue(line);
            else if (_said.Count == MostSaid) _said.Enqueue("…");
        }
    }

    /// <summary>Lines, of which the longest are cut.</summary>
    private static IEnumerable<string> Lines(StreamReader reader)
    {
        var (line, buffer) = (new StringBuilder(), new char[4_096]);
        for (int read; (read = ReadSome(reader, buffer)) > 0;)
        {
            for (var i = 0; i < read; i++)
            {
                if (buffer[i] != '\n')
                {
                    if (line.Length < LongestLine) line.Append(buffer[i]);
                    continue;
                }

                yield return line.ToString().TrimEnd('\r');
                line.Clear();
            }
        }

        if (line.Length > 0) yield return line.ToString();
    }

    private static int ReadSome(StreamReader reader, char[] buffer)
    {
        try
        {
            return reader.Read(buffer, 0, buffer.Length);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            return 0;
        }
    }

    private static TimeSpan Shortest(TimeSpan a, TimeSpan b) => a < TimeSpan.Zero ? TimeSpan.Zero : a < b ? a : b;
}
