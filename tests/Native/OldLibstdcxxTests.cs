namespace RLCollapse.Tests.Native;

/// <summary>TorchSharp's library as it is suited to a libstdc++ of GCC 11.</summary>
public sealed class OldLibstdcxxTests
{
    private const int Gcc11 = 29;

    [LinuxFact]
    public void It_asks_for_nothing_newer_than_GCC_11()
    {
        var (exitCode, output) = MsBuild.RunOn("RLCollapse.Cli", null, "-t:ResolveAssemblyReferences", "-p:Configuration=Release",
            "-p:ForOldLibstdcxx=true");
        Assert.True(exitCode == 0, output);
        var library = Path.Combine(MsBuild.Root, "artifacts", "native", "old", OutputFolder.Library);
        const string prefix = "GLIBCXX_3.4.";
        var needed = ElfVersions.Needed(File.ReadAllBytes(library)).Where(version => version.StartsWith(prefix, StringComparison.Ordinal))
            .Select(version => int.Parse(version[prefix.Length..])).ToArray();
        Assert.Contains(11, needed); // condition_variable::wait
        Assert.Equal(Gcc11, needed.Max());
    }
}
