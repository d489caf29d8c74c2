using Xunit.Abstractions;

namespace RLCollapse.Tests.Faults;

/// <summary>
/// What only a process of its own can show: signals, closed and full streams, a real disk that is full, a limit of memory.
/// RLCOLLAPSE_FAULTS sends every signal at changes all over the run.
/// </summary>
public sealed class ProcessFaultTests(ITestOutputHelper output)
{
    private const int Killed = 137;
    private const int Interrupted = 130;

    private static readonly (string Name, int Number, int ExitCode)[] Signals =
        [("KILL", 9, Killed), ("INT", 2, Interrupted), ("TERM", 15, Interrupted), ("HUP", 1, Interrupted), ("PIPE", 13, 0)];

    private static readonly (int Signal, double Part)[] Sample = [(0, 0.3), (1, 0.96), (2, 0.2), (3, 0.7)];

    private static readonly IEnumerable<(int Signal, double Part)> All =
        from part in (double[])[0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.93, 0.97] from signal in Enumerable.Range(0, Signals.Length)
        select (signal, part);

    [UnixFact]
    public void A_signal_at_any_change_of_the_disk_leaves_what_ends_equal()
    {
        var (table, failures) = (new FaultTable(), new List<string>());
        foreach (var (index, part) in FaultTable.Asked is null ? Sample : All)
        {
            using var run = new FaultyRun();
            var (name, number, exitCode) = Signals[index];
            var at = (int)(part * FaultyRun.StageOfChange.Count);
            var process = FaultyProcess.Start(run, "run", $"{number}@{at}");
            var fits = process.ExitCode == exitCode && !process.Error.Contains("   at ", StringComparison.Ordinal);
            var isEqual = run.Start() is null && run.Left() == FaultyRun.Leaves;
            table.Add(name, FaultyRun.StageOfChange[at], process.ExitCode != 0, fits && isEqual);
            if (!fits || !isEqual) failures.Add($"{name} at {at}: exit code {process.ExitCode}, equal {isEqual}: {process.Error}");
        }

        table.Print(output, "faults-signals.md");
        Assert.Empty(failures);
    }

    [UnixTheory]
    [InlineData("run 2>/dev/full")]
    [InlineData("run 2>&- <&-")]
    [InlineData("set -o pipefail; run 2>&1 | head -1")]
    public void Streams_that_are_closed_or_full_do_not_end_the_work(string line)
    {
        using var run = new FaultyRun();

        var process = FaultyProcess.Start(run, line);

        Assert.True(process.ExitCode == 0, $"{process.ExitCode}: {process.Error}");
        Assert.Equal(FaultyRun.Leaves, run.Left());
    }

    [UnixFact]
    public void A_run_whose_folder_can_be_told_to_nobody_says_why_and_is_done()
    {
        using var run = new FaultyRun();

        var process = FaultyProcess.Start(run, "run >/dev/full");

        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith("failed: No space left on device", process.Error.TrimEnd().Split('\n')[^1]);
        Assert.Equal(FaultyRun.Leaves, run.Left());
    }

    [UnixFact]
    public void Of_two_workers_of_sweeps_at_one_run_the_second_waits_and_finds_it_done()
    {
        using var run = new FaultyRun();

        var process = FaultyProcess.Start(run, """
            mkfifo "$root.in"; exec 3<>"$root.in"
            run --stop-with-stdin <&3 &
            run --stop-with-stdin <&3 && wait $!
            """);

        Assert.True(process.ExitCode == 0, process.Error);
        Assert.Contains("waiting for another process that is at this run", process.Error);
        Assert.Equal([run.Folder, run.Folder], process.Output.TrimEnd().Split('\n'));
        Assert.Equal(FaultyRun.Leaves, run.Left());
    }

    [TmpfsFact]
    public void A_disk_that_is_full_is_said_in_a_line_and_the_same_command_goes_on_once_there_is_room()
    {
        using var run = new FaultyRun();
        Directory.CreateDirectory(run.Root);
        using var disk = new SmallDisk(run.Root, kilobytes: 200);

        var process = FaultyProcess.Start(run, "run");

        Assert.Equal(1, process.ExitCode);
        var line = process.Error.TrimEnd().Split('\n')[^1];
        Assert.StartsWith("failed: No space left on device", line);
        Assert.EndsWith("the same command then goes on from the last checkpoint.", line);
        Assert.DoesNotContain("   at ", process.Error);
        disk.Grow(kilobytes: 50_000);
        Assert.Null(run.Start());
        Assert.Equal(FaultyRun.Leaves, run.Left());
    }

    [UnixFact]
    public void Too_little_memory_is_called_that()
    {
        using var run = new FaultyRun();

        var process = FaultyProcess.Start(run, "export DOTNET_GCHeapHardLimit=0x8000000; ulimit -v 1500000; run");

        Assert.NotEqual(0, process.ExitCode);
        Assert.StartsWith("There is not enough memory", process.Error);
        Assert.Null(run.Start());
        Assert.Equal(FaultyRun.Leaves, run.Left());
    }
}
