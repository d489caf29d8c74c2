using RLCollapse.Common;

namespace RLCollapse.Tests.Common;

public sealed class FolderLockTests
{
    [Fact]
    public void A_folder_that_cannot_be_made_is_not_another_process()
    {
        var file = Path.Combine(Tiny.TemporaryFolder(), "file");
        File.WriteAllText(file, "");
        Assert.Contains("--out", Assert.Throws<UserErrorException>(() => FolderLock.TryTake(file)).Message);
    }

    [Fact]
    public void One_holder_at_a_time()
    {
        var folder = Tiny.TemporaryFolder();
        using (var first = FolderLock.TryTake(folder))
        {
            Assert.NotNull(first);
            Assert.Null(FolderLock.TryTake(folder));
        }

        using var second = FolderLock.TryTake(folder);
        Assert.NotNull(second);
    }
}
