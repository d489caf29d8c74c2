using System.Runtime.InteropServices;
using RLCollapse.Common;
using static RLCollapse.Common.SystemKind;

namespace RLCollapse.Tests.Common;

public sealed class OperatingSystemsTests
{
    [Theory(DisplayName = "A lock that another process holds is told from other failures by the system's own number")]
    [InlineData(11, Linux, true)]
    [InlineData(35, Linux, false)]
    [InlineData(35, MacOs, true)]
    [InlineData(11, MacOs, false)]
    [InlineData(unchecked((int)0x80070020), Windows, true)]
    [InlineData(unchecked((int)0x80070021), Windows, true)]
    [InlineData(unchecked((int)0x80070005), Windows, false)]
    [InlineData(unchecked((int)0x80070020), Linux, false)]
    public void Locks(int hResult, SystemKind system, bool isHeld) =>
        Assert.Equal(isHeld, OperatingSystems.IsHeldElsewhere(hResult, system));

    [Theory(DisplayName = "A rename is tried again on Windows alone, and only where another has the file open")]
    [InlineData(unchecked((int)0x80070005), Windows, true)]
    [InlineData(unchecked((int)0x80070020), Windows, true)]
    [InlineData(unchecked((int)0x80070021), Windows, true)]
    [InlineData(unchecked((int)0x800704C8), Windows, true)]
    [InlineData(unchecked((int)0x80070070), Windows, false)] // the disk is full
    [InlineData(unchecked((int)0x80070005), Linux, false)]
    [InlineData(13, MacOs, false)]
    public void Renames(int hResult, SystemKind system, bool mayPass) => Assert.Equal(mayPass, OperatingSystems.MayPass(hResult, system));

    [Theory(DisplayName = "A full disk is told from other failures by the system's own number")]
    [InlineData(28, Linux, true)]
    [InlineData(122, Linux, true)] // the quota
    [InlineData(28, MacOs, true)]
    [InlineData(69, MacOs, true)]
    [InlineData(unchecked((int)0x80070070), Windows, true)]
    [InlineData(unchecked((int)0x80070027), Windows, true)]
    [InlineData(28, Windows, false)]
    [InlineData(5, Linux, false)]
    public void FullDisks(int hResult, SystemKind system, bool isFull) =>
        Assert.Equal(isFull, OperatingSystems.IsDiskFull(hResult, system));

    [Fact]
    public void Windows_has_more_ways_to_be_asked_to_stop()
    {
        PosixSignal[] ofUnix = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
        Assert.Equal(ofUnix, OperatingSystems.StopSignals(Linux));
        Assert.Equal(ofUnix, OperatingSystems.StopSignals(MacOs));
        Assert.Equal([PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT, PosixSignal.SIGHUP],
            OperatingSystems.StopSignals(Windows));
    }

    [Theory]
    [InlineData(PosixSignal.SIGHUP, Windows, true)]
    [InlineData(PosixSignal.SIGTERM, Windows, true)]
    [InlineData(PosixSignal.SIGINT, Windows, false)]
    [InlineData(PosixSignal.SIGQUIT, Windows, false)]
    [InlineData(PosixSignal.SIGTERM, Linux, false)]
    [InlineData(PosixSignal.SIGHUP, MacOs, false)]
    public void Some_signals_of_Windows_end_the_process_when_they_are_handled(PosixSignal signal, SystemKind system, bool ends) =>
        Assert.Equal(ends, OperatingSystems.EndsOnReturn(signal, system));

    [Theory]
    [InlineData(Linux, false)]
    [InlineData(MacOs, true)]
    [InlineData(Windows, true)]
    public void Names_of_files_differ_by_case_on_Linux_alone(SystemKind system, bool same) =>
        Assert.Equal(same, OperatingSystems.FileNames(system).Equals("Base.json", "base.json"));

    [Fact]
    public void Units_and_folders_are_as_each_system_has_them()
    {
        Assert.Equal([1024, 1], [OperatingSystems.ResidentUnit(Linux), OperatingSystems.ResidentUnit(MacOs)]);
        Assert.Equal([true, true, false], [OperatingSystems.FlushesFolders(Linux), OperatingSystems.FlushesFolders(MacOs),
            OperatingSystems.FlushesFolders(Windows)]);
    }
}
