using System.Text.RegularExpressions;

namespace RLCollapse.Tests.Architecture;

/// <summary>What may stand in one place only.</summary>
public sealed class OnePlaceTests
{
    private static readonly string[] OfSystems = ["OperatingSystems.cs", "Processor.cs", "ProcessMemory.cs", "UnixCalls.cs"];

    [Fact]
    public void What_differs_between_operating_systems_stands_beside_OperatingSystems()
    {
        var specific = new Regex(@"\bOperatingSystem\.Is|\bOSPlatform\.|""/proc/|\[LibraryImport|\[DllImport|\.HResult is");
        var files = Sources("src").Where(file =>
            Path.GetExtension(file) == ".cs" && !file.Contains(Path.Combine("src", "Native"), StringComparison.Ordinal));
        var found = files.Where(file => specific.IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(Path.Combine(MsBuild.Root, "src", "RLCollapse", "Common"), file));
        Assert.Empty(found.Except(OfSystems));
    }

    [Fact]
    public void Files_are_changed_through_Disk_alone()
    {
        var changes = new Regex(@"\bFile\.(Write|Append|Create|Delete|Move|Copy|OpenWrite|Replace|Set)|\bDirectory\.(Create|Delete|Move)"
            + @"|\bnew StreamWriter\(|FileMode\.(Create|Append|Truncate|OpenOrCreate)|FileAccess\.(Read)?Write");
        var found = Sources("src").Where(file =>
            Path.GetExtension(file) == ".cs" && !file.Contains(Path.Combine("src", "Native"), StringComparison.Ordinal)
            && changes.IsMatch(File.ReadAllText(file).Replace("AtomicFile.", "", StringComparison.Ordinal)));
        // TemporaryName opens a file for writing only to see whether another process has it open
        Assert.Equal(["Disk.cs", "DiskFile.cs", "TemporaryName.cs"], found.Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Only_src_Native_chooses_libtorch()
    {
        var chooses = new Regex("PackageReference[^>]*torch", RegexOptions.IgnoreCase);
        var found = Sources("src", "tests").Where(file => Path.GetExtension(file) is ".csproj" or ".props" or ".targets")
            .Where(file => chooses.IsMatch(File.ReadAllText(file)));
        Assert.Equal([Path.Combine(MsBuild.Root, "src", "Native", "Libtorch.targets")], found);
    }

    private static IEnumerable<string> Sources(params string[] folders) =>
        folders.SelectMany(folder => Directory.GetFiles(Path.Combine(MsBuild.Root, folder), "*", SearchOption.AllDirectories));
}
