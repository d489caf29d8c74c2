using RLCollapse.Analysis.Catalog;

namespace RLCollapse.Tests.Analysis.Catalog;

public sealed class FolderSizeTests
{
    private readonly string _folder = Tiny.TemporaryFolder();

    [UnixFact]
    public void It_is_that_of_all_files_below_and_no_link_is_followed()
    {
        var below = Directory.CreateDirectory(Path.Combine(_folder, "a", ".b")).FullName;
        File.WriteAllBytes(Path.Combine(_folder, "one"), new byte[1_000]);
        File.WriteAllBytes(Path.Combine(below, ".two"), new byte[20_000]);
        File.CreateSymbolicLink(Path.Combine(_folder, "file"), Path.Combine(below, ".two"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "folder"), below);
        File.CreateSymbolicLink(Path.Combine(_folder, "gone"), "nowhere");

        Assert.InRange(FolderSize.Of(_folder), 21_000, 21_000 + (3 * 200)); // a link is as long as its text
    }

    [Fact]
    public void A_folder_that_is_not_there_has_none() => Assert.Equal(0, FolderSize.Of(Path.Combine(_folder, "none")));
}
