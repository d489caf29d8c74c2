using RLCollapse.Common;

namespace RLCollapse.Tests.Common;

public sealed class ProcessMemoryTests
{
    [Fact]
    public void The_peak_is_no_less_than_what_is_held_now()
    {
        var now = ProcessMemory.Megabytes;
        Assert.InRange(ProcessMemory.PeakMegabytes, now, 1e6);
    }

    [Fact(DisplayName = "Unix's C library, which is asked on macOS, tells a peak that is at least the one that Linux lists")]
    public void Both_ways_agree()
    {
        if (OperatingSystems.Here != SystemKind.Linux) return;
        var listed = ProcessMemory.PeakMegabytes;
        Assert.InRange(UnixCalls.PeakBytes(SystemKind.Linux) / 1e6, listed * 0.99, 1e6);
    }
}
