using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Tests.Runs;

public sealed class CheckpointStoreTests
{
    private readonly string _folder = Tiny.TemporaryFolder();

    [Fact]
    public void Gives_back_the_newest_and_keeps_two()
    {
        var store = new CheckpointStore(_folder);
        for (var step = 1; step <= 4; step++) store.Save(step, w => w.Write(step * 10));
        var seen = 0;
        Assert.True(store.TryLoadLatest(r => seen = r.ReadInt32(), _ => Assert.Fail("nothing is damaged")));
        Assert.Equal(40, seen);
        Assert.Equal(2, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public void Removes_those_that_a_fault_has_left()
    {
        var all = new CheckpointStore(_folder, isKept: _ => true);
        for (var step = 1; step <= 4; step++) all.Save(step, w => w.Write(step * 10));
        Assert.Equal(4, Directory.GetFiles(_folder).Length);
        new CheckpointStore(_folder).RemoveOld();
        Assert.Equal(["step-00000003.ckpt", "step-00000004.ckpt"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
    }

    [LinuxFact]
    public void Passes_over_a_link_that_leads_nowhere_and_names_that_are_none()
    {
        var store = new CheckpointStore(_folder);
        store.Save(1, w => w.Write(10));
        var link = Path.Combine(_folder, "step-00000002.ckpt");
        File.CreateSymbolicLink(link, "/there/is/none");
        File.WriteAllText(Path.Combine(_folder, "step-12345x78.ckpt"), "");
        var (seen, damaged) = (0, new List<string>());
        Assert.True(store.TryLoadLatest(r => seen = r.ReadInt32(), damaged.Add));
        Assert.Equal((10, link), (seen, Assert.Single(damaged)));
    }

    [Fact]
    public void Whole_content_that_ends_too_soon_is_a_user_error()
    {
        new CheckpointStore(_folder).Save(1, w => w.Write(10));
        var error = Assert.Throws<UserErrorException>(() =>
            new CheckpointStore(_folder).TryLoadLatest(r => r.ReadInt64(), Assert.Fail));
        Assert.Contains("step-00000001.ckpt", error.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Passes_over_a_damaged_one(bool cut)
    {
        var store = new CheckpointStore(_folder);
        store.Save(1, w => w.Write(10));
        store.Save(2, w => w.Write(20));
        var newest = Directory.GetFiles(_folder).Max(StringComparer.Ordinal)!;
        var bytes = File.ReadAllBytes(newest);
        if (cut) bytes = bytes[..^5];
        else bytes[18] ^= 1;
        File.WriteAllBytes(newest, bytes);
        var (seen, damaged) = (0, new List<string>());
        Assert.True(store.TryLoadLatest(r => seen = r.ReadInt32(), damaged.Add));
        Assert.Equal(10, seen);
        Assert.Equal([newest], damaged);
    }

    [Fact]
    public void A_new_one_is_kept_though_damaged_ones_have_higher_numbers()
    {
        var store = new CheckpointStore(_folder);
        store.Save(8, w => w.Write(80));
        store.Save(9, w => w.Write(90));
        foreach (var file in Directory.GetFiles(_folder)) File.WriteAllText(file, "damaged");
        store.Save(1, w => w.Write(10));
        var seen = 0;
        Assert.True(store.TryLoadLatest(r => seen = r.ReadInt32(), _ => { }));
        Assert.Equal(10, seen);
    }

    [Fact]
    public void A_failed_write_leaves_the_old_one()
    {
        var store = new CheckpointStore(_folder);
        store.Save(1, w => w.Write(10));
        Assert.Throws<InvalidOperationException>(
            () => AtomicFile.Write(Directory.GetFiles(_folder)[0], _ => throw new InvalidOperationException()));
        var seen = 0;
        store.TryLoadLatest(r => seen = r.ReadInt32(), _ => Assert.Fail("nothing is damaged"));
        Assert.Equal(10, seen);
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Nothing_there_is_no_error() =>
        Assert.False(new CheckpointStore(Path.Combine(_folder, "none")).TryLoadLatest(_ => { }, _ => { }));
}
