using RLCollapse.Common;

namespace RLCollapse.Tests.Common;

public sealed class NewFolderTests
{
    private readonly string _root = Tiny.TemporaryFolder();

    [Theory]
    [InlineData("new/below")]
    [InlineData("empty/")]
    public void A_new_or_empty_folder_is_filled(string name)
    {
        Directory.CreateDirectory(Path.Combine(_root, "empty"));
        var target = Path.Combine(_root, name);

        NewFolder.Fill(target, folder =>
        {
            File.WriteAllText(Path.Combine(folder, "a"), "1");
            Directory.CreateDirectory(Path.Combine(folder, "b"));
        });

        Assert.Equal(["a", "b"], Names(target));
        Assert.DoesNotContain(Directory.GetFileSystemEntries(_root, "*.tmp", SearchOption.AllDirectories), _ => true);
    }

    [Fact]
    public void A_folder_that_holds_something_is_left_as_it_is()
    {
        File.WriteAllText(Path.Combine(_root, "mine"), "");

        var error = Assert.Throws<UserErrorException>(() => NewFolder.Fill(_root, _ => Assert.Fail("nothing may be written")));

        Assert.Contains("not empty", error.Message);
        Assert.Equal(["mine"], Names(_root));
    }

    [Fact]
    public void A_file_in_the_way_is_named()
    {
        var file = Path.Combine(_root, "file");
        File.WriteAllText(file, "");

        Assert.Contains(file, Assert.Throws<UserErrorException>(() => NewFolder.Fill(file, _ => { })).Message);
        Assert.Contains("Cannot write", Assert.Throws<UserErrorException>(
            () => NewFolder.Fill(Path.Combine(file, "below"), _ => { })).Message);
    }

    [Fact]
    public void A_failure_leaves_nothing()
    {
        var target = Path.Combine(_root, "new");

        Assert.Throws<InvalidOperationException>(() => NewFolder.Fill(target, folder =>
        {
            File.WriteAllText(Path.Combine(folder, "half"), "");
            throw new InvalidOperationException();
        }));

        Assert.Empty(Names(_root));
    }

    private static IEnumerable<string?> Names(string folder) => Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order();
}
