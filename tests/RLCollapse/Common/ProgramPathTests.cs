using RLCollapse.Common;

namespace RLCollapse.Tests.Common;

public sealed class ProgramPathTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rlcollapse-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_name_is_looked_for_in_PATH_and_a_path_is_taken_as_it_is()
    {
        var (one, two) = (Directory.CreateDirectory(Path.Combine(_folder, "one")).FullName, Path.Combine(_folder, "two"));
        Directory.CreateDirectory(two);
        File.WriteAllText(Path.Combine(one, "score.exe"), "");
        File.WriteAllText(Path.Combine(two, "score"), "");
        var searched = string.Join(Path.PathSeparator, one, ".", two);
        Assert.Equal(Path.Combine(two, "score"), ProgramPath.Find("score", searched, SystemKind.Linux));
        Assert.Equal(Path.Combine(one, "score.exe"), ProgramPath.Find("score", searched, SystemKind.Windows));
        Assert.Equal(Path.Combine(two, "score"), ProgramPath.Find(Path.Combine(two, "score"), "", SystemKind.Linux));
        Assert.Null(ProgramPath.Find(Path.Combine(two, "other"), searched, SystemKind.Linux));
        Assert.Null(ProgramPath.Find("two", _folder, SystemKind.Linux)); // a folder
        Assert.Null(ProgramPath.Find("", searched, SystemKind.Linux));
        Assert.Null(ProgramPath.Find("a\0b", searched, SystemKind.Linux));
    }
}
