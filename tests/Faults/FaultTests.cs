using RLCollapse.Common;
using RLCollapse.Runs;
using RLCollapse.Stages;
using Xunit.Abstractions;

namespace RLCollapse.Tests.Faults;

/// <summary>
/// Faults at every change of the disk that a run makes, in this process: the run ends equal, or stops with one line and ends equal when it
/// is started again. RLCOLLAPSE_FAULTS=N tries N of them.
/// </summary>
public sealed class FaultTests(ITestOutputHelper output)
{

    private static readonly IReadOnlyList<(string Name, Func<FaultyRun, int, Exception?> Disturb)> Faults =
    [
        .. DiskFault.All.Select(fault => (fault.Name, (Func<FaultyRun, int, Exception?>)((run, at) => run.Start(new(at, fault.Of))))),
        ("interrupted", Interrupt),
        ("two processes on one run", Twice),
        .. Mischief.All.Select(mischief => (mischief.Name, (Func<FaultyRun, int, Exception?>)((run, at) =>
        {
            var error = run.Start(new(at, DiskFault.Kill.Of));
            mischief.Do(run);
            return error;
        }))),
    ];

    [Fact]
    public void A_run_that_is_disturbed_anywhere_is_equal_in_the_end()
    {
        var tries = FaultTable.Asked ?? Faults.Count;
        var (table, failures) = (new FaultTable(), new List<string>());
        var (changes, rounds) = (FaultyRun.StageOfChange.Count, (tries + Faults.Count - 1) / Faults.Count);
        for (var i = 0; i < tries; i++)
        {
            var (kind, round) = (i % Faults.Count, i / Faults.Count);
            // every part of the run, for each kind other changes, and neighbours in the list of kinds far from each other
            var at = (int)((round + (((kind * 5 % Faults.Count) + 0.5) / Faults.Count)) * changes / rounds);
            var problem = Try(Faults[kind].Name, Faults[kind].Disturb, at, table);
            if (problem is not null) failures.Add($"{Faults[kind].Name} at change {at} in {FaultyRun.StageOfChange[at]}: {problem}");
        }

        output.WriteLine($"{changes} changes of the disk");
        table.Print(output, "faults.md");
        Assert.Empty(failures);
        Assert.Equal(tries, table.Tries);
    }

    private static string? Try(string name, Func<FaultyRun, int, Exception?> disturb, int at, FaultTable table)
    {
        using var run = new FaultyRun();
        var error = disturb(run, at);
        var problem = error switch
        {
            null or KilledException or OperationCanceledException => null,
            UserErrorException => error.Message.Contains('\n') ? "more than one line: " + error.Message : null,
            _ => MachineFailure.Of(error) is { } line && !line.Contains('\n') ? null : $"not one line: {error}",
        };
        var again = run.Start();
        problem ??= again is null ? Difference(run.Left()) : $"not resumed: {again}";
        table.Add(name, FaultyRun.StageOfChange[at], error is not null, problem is null);
        return problem;
    }

    private static string? Difference(string left)
    {
        if (left == FaultyRun.Leaves) return null;
        var (was, now) = (FaultyRun.Leaves.Split('\n'), left.Split('\n'));
        var line = was.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1} is '{now.ElementAtOrDefault(line)}' and not '{was.ElementAtOrDefault(line)}'";
    }

    private static Exception? Interrupt(FaultyRun run, int at)
    {
        using var interrupt = new CancellationTokenSource();
        return run.Start(new(int.MaxValue, (_, _) => null)
        {
            OnChange = change =>
            {
                if (change == at) interrupt.Cancel();
            },
        }, interrupt: interrupt.Token);
    }

    private static Exception? Twice(FaultyRun run, int at)
    {
        Exception? second = null;
        var first = run.Start(new(int.MaxValue, (_, _) => null)
        {
            OnChange = change =>
            {
                if (change != at) return;
                second = Record.Exception(() => Pipeline.Run(
                    FaultyRun.Config, run.Root, fresh: false, NullObserver.Instance, CancellationToken.None));
            },
        });
        // before the first has the lock, the second does the whole run, and after the last change of all it finds it done
        return first ?? (second is RunIsHeldException or null ? second : new InvalidOperationException("not refused", second));
    }
}
