using RLCollapse.Common;

namespace RLCollapse.Tests.Faults;

/// <summary>What only a process of its own can show: signals, closed and full streams, a limit of memory.</summary>
public sealed class ProcessFaultTests
{
    private const int Killed = 137;

    [UnixTheory]
    [InlineData(9, 0.3, Killed)] // KILL
    [InlineData(9, 0.9, Killed)]
    [InlineData(15, 0.2, 130)] // TERM
    [InlineData(2, 0.6, 130)] // INT
    [InlineData(1, 0.7, 130)] // HUP, as of a terminal that was closed
    [InlineData(2, 0.96, 130)] // INT while it draws
    [InlineData(13, 0.5, 0)] // PIPE
    public void A_signal_at_any_change_of_the_disk_leaves_what_ends_equal(int signal, double part, int exitCode)
    {
        using var run = new FaultyRun();
        var at = (int)(part * FaultyRun.StageOfChange.Count);

        var process = FaultyProcess.Start(run, "run", $"{signal}@{at}");

        Assert.True(process.ExitCode == exitCode, $"{process.ExitCode} in {FaultyRun.StageOfChange[at]}: {process.Error}");
        Assert.DoesNotContain("   at ", process.Error);
        Assert.Null(run.Start());
        Assert.Equal(FaultyRun.Leaves, run.Left());
    }

    [UnixTheory]
    [InlineData("run 2>/dev/full")]
    [InlineData("run 2>&-")]
    [InlineData("run <&-")]
    [InlineData("run | head -c 0")]
    [InlineData("set -o pipefail; run 2>&1 | head -1")]
    public void Streams_that_are_closed_or_full_do_not_end_the_work(string line)
    {
        using var run = new FaultyRun();

        var process = FaultyProcess.Start(run, line);

        Assert.True(process.ExitCode == 0, $"{process.ExitCode}: {process.Error}");
        Assert.Equal(FaultyRun.Leaves, run.Left());
    }

    [UnixTheory]
    [InlineData("run >/dev/full", "No space left on device")] // the run is done, but nobody is told where
    [InlineData("ulimit -f 40; trap '' XFSZ; run", "File too large")]
    public void A_failure_says_its_reason_in_a_line(string line, string reason)
    {
        using var run = new FaultyRun();

        var process = FaultyProcess.Start(run, line);

        Assert.Equal(1, process.ExitCode);
        Assert.Contains(reason, Assert.Single(process.Error.Split('\n'), said => said.StartsWith("failed: ", StringComparison.Ordinal)));
        Assert.DoesNotContain("   at ", process.Error);
        Assert.Null(run.Start());
        Assert.Equal(FaultyRun.Leaves, run.Left());
    }

    [UnixTheory]
    [InlineData(2_000_000)]
    [InlineData(4_000_000)]
    public void Too_little_memory_is_called_that(int kilobytes)
    {
        using var run = new FaultyRun();

        var process = FaultyProcess.Start(run, $"export DOTNET_GCHeapHardLimit=0x8000000; ulimit -v {kilobytes}; run");

        Assert.NotEqual(0, process.ExitCode);
        Assert.Contains("memory", process.Error);
        Assert.DoesNotContain("is missing", process.Error);
        Assert.Null(run.Start());
        Assert.Equal(FaultyRun.Leaves, run.Left());
    }
}
