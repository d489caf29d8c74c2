using RLCollapse.Common;

namespace RLCollapse.Tests.Common;

public sealed class TemporaryNameTests
{
    private readonly string _folder = Tiny.TemporaryFolder();

    [Fact]
    public void Names_cannot_be_guessed()
    {
        var path = Path.Combine(_folder, "file");
        var names = Enumerable.Range(0, 100).Select(_ => TemporaryName.Beside(path)).ToHashSet();

        Assert.Equal(100, names.Count);
        Assert.All(names, name => Assert.Matches(@"file\.[0-9a-f]{16}\.tmp$", name));
    }

    [Fact]
    public void What_a_killed_process_has_left_is_removed_and_what_is_open_or_not_ours_stays()
    {
        var (left, open) = (TemporaryName.Beside(Path.Combine(_folder, "left")), TemporaryName.Beside(Path.Combine(_folder, "open")));
        string[] others = [Path.Combine(_folder, "mine.tmp"), Path.Combine(_folder, "mine")];
        foreach (var file in (string[])[left, .. others]) File.WriteAllText(file, "");
        var link = TemporaryName.Beside(Path.Combine(_folder, "link"));
        File.CreateSymbolicLink(link, others[1]);
        using var held = Disk.Create(open);

        TemporaryName.RemoveAbandoned(_folder);
        TemporaryName.RemoveAbandoned(Path.Combine(_folder, "nowhere"));

        Assert.Equal(((string[])[link, open, .. others]).Order(), Directory.GetFiles(_folder).Order());
    }

    [Fact]
    public void A_new_file_is_never_one_that_a_link_leads_to()
    {
        var (path, mine) = (Path.Combine(_folder, "temporary"), Path.Combine(_folder, "mine"));
        File.WriteAllText(mine, "mine");
        File.CreateSymbolicLink(path, mine);

        Assert.Throws<IOException>(() => Disk.Create(path));
        Assert.Equal("mine", File.ReadAllText(mine));
    }
}
