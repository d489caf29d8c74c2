using System.Diagnostics;
using System.Globalization;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Rewards.Commands;

/// <summary>
/// Asks the program of <c>reward.command</c>, which is started with the first question. One that ends too early is started again and asked
/// what it has not answered; anything else that is no answer is an error, and never a reward.
/// </summary>
/// <param name="options">The program.</param>
/// <param name="observer">Receives what it writes to its standard error, and is told when it is started again.</param>
/// <param name="interrupt">Cancelled by a Ctrl-C, which a terminal hands to the program, too: then it may end once more than else.</param>
public sealed class CommandScorer(RewardCommandOptions options, IRunObserver observer, CancellationToken interrupt)
    : IGroupScorer, IDisposable
{
    private CommandProcess? _process;
    private long _nextId;
    private int _restarts;
    private string _lastSaid = "";

    /// <inheritdoc/>
    /// <exception cref="CommandFailedException">It does not answer as it should; it is ended.</exception>
    public IReadOnlyList<IReadOnlyList<double>> Of(IReadOnlyList<SampleGroup> groups)
    {
        CommandQuestion[] questions = [.. groups.SelectMany(CommandQuestion.Of)];
        if (questions.Length == 0) return [.. groups.Select(_ => (IReadOnlyList<double>)[])];
        var batch = new CommandBatch(_nextId, questions);
        _nextId += questions.Length;
        try
        {
            while (!Ask(batch)) Restart(batch);
        }
        catch
        {
            _process?.Kill();
            Dispose();
            throw;
        }

        var at = 0;
        return [.. groups.Select(group => (IReadOnlyList<double>)[.. batch.Answers.Take(at..(at += group.Responses.Count))])];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Listen();
        _process?.Dispose();
        _process = null;
    }

    /// <summary>Asks what is open; false where the program has ended before all is answered.</summary>
    private bool Ask(CommandBatch batch)
    {
        var process = _process ??= new(options);
        RequireQuiet(process, batch.FirstOpen);
        process.Send(batch.Begin());
        var (started, last) = (Stopwatch.GetTimestamp(), (string?)null);
        while (batch.Missing > 0)
        {
            var left = TimeSpan.FromSeconds(options.TimeLimit) - Stopwatch.GetElapsedTime(started);
            var line = process.Next(left, out var hasEnded);
            if (line is null && hasEnded) return false;
            if (line is null)
            {
                throw CommandBatch.Failed(string.Create(CultureInfo.InvariantCulture,
                    $"has left {batch.Missing} questions without an answer for {options.TimeLimit:0.##} s (reward.command.timeLimit)"),
                    batch.FirstOpen, last);
            }

            batch.Take(last = line);
        }

        Listen();
        return true;
    }

    /// <summary>A line that nobody has asked for would be taken for the answer to the next question.</summary>
    private static void RequireQuiet(CommandProcess process, string next)
    {
        if (process.Next(TimeSpan.Zero, out _) is { } line)
            throw CommandBatch.Failed("has written more lines than it was asked questions, before it was asked this", next, line);
    }

    private void Restart(CommandBatch batch)
    {
        var (ending, allowed) = (_process!.Ending, options.Restarts + (interrupt.IsCancellationRequested ? 1 : 0));
        Listen();
        if (_restarts >= allowed)
        {
            throw CommandBatch.Failed($"{ending}, with {batch.Missing} questions open, after it was started again {_restarts} times "
                + $"(reward.command.restarts){(_lastSaid.Length > 0 ? $"; it said last: {_lastSaid}" : "")}", batch.FirstOpen, null);
        }

        Dispose();
        _restarts++;
        observer.Warn($"reward.command {ending}, with {batch.Missing} questions open; it is started again ({_restarts} of {allowed})");
    }

    private void Listen()
    {
        foreach (var line in _process?.Said() ?? []) observer.Note("reward.command: " + (_lastSaid = PlainText.OneLine(line)));
    }
}
