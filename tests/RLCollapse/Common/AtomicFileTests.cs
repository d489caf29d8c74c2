using RLCollapse.Common;

namespace RLCollapse.Tests.Common;

public sealed class AtomicFileTests
{
    private readonly string _folder = Tiny.TemporaryFolder();

    [Fact]
    public void A_file_is_replaced_and_nothing_stays_beside_it()
    {
        var path = Path.Combine(_folder, "file");
        AtomicFile.WriteText(path, "old");
        AtomicFile.WriteText(path, "new …");
        Assert.Equal("new …", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void One_that_could_not_be_filled_is_as_it_was()
    {
        var path = Path.Combine(_folder, "file");
        AtomicFile.WriteText(path, "old");
        Assert.Throws<InvalidDataException>(() => AtomicFile.Write(path, _ => throw new InvalidDataException()));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }
}
