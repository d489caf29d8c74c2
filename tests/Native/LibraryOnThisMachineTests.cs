using System.Text;
using RLCollapse.Model;
using TorchSharp;

namespace RLCollapse.Tests.Native;

/// <summary>libtorch as it was built for this machine.</summary>
public sealed class LibraryOnThisMachineTests
{
    [Fact]
    public void It_loads_and_computes()
    {
        NativeLibraries.Load();
        using var ones = torch.ones(3, 2);
        Assert.Equal(6, ones.sum().item<float>());
    }

    [LinuxFact]
    public void It_asks_for_no_version_that_this_machines_libstdcxx_lacks()
    {
        NativeLibraries.Load();
        var system = File.ReadLines("/proc/self/maps").Select(line => line[(line.LastIndexOf(' ') + 1)..])
            .First(file => file.Contains("/libstdc++.so", StringComparison.Ordinal));
        var there = File.ReadAllBytes(system);
        var needed = ElfVersions.Needed(File.ReadAllBytes(OutputFolder.Native(OutputFolder.Library)))
            .Where(version => version.StartsWith("GLIBCXX_", StringComparison.Ordinal)).ToArray();
        Assert.Contains("GLIBCXX_3.4", needed);
        Assert.DoesNotContain(needed, version => there.AsSpan().IndexOf(Encoding.ASCII.GetBytes(version + "\0")) < 0);
    }

    [LinkedFact]
    public void Libtorch_is_linked_to_the_package_and_not_copied()
    {
        var library = OutputFolder.Native("libtorch_cpu.so");
        Assert.True(File.ResolveLinkTarget(library, false) is not null
            || OutputFolder.Stat("%h", library) >= 2,
            $"'{library}' is a copy of its own, of {new FileInfo(library).Length / 1_000_000} MB");
    }
}
