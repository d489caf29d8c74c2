using RLCollapse.Analysis.Sweeps;

namespace RLCollapse.Tests.Analysis.Sweeps;

public sealed class SweepFolderTests
{
    [Theory]
    [InlineData("kl=0 scale=xs seed=1", "kl=0,scale=xs,seed=1")]
    [InlineData("pair=1e-4/2 k=[1,4]", "pair=1e-4%2F2,k=%5B1%2C4%5D")]
    [InlineData("α=../x", "%CE%B1=..%2Fx")]
    public void An_id_becomes_a_file_name_and_stays_distinct(string id, string name)
    {
        Assert.Equal(name, SweepFolder.FileName(id));
    }

    [Fact]
    public void A_long_id_is_cut_and_told_apart_by_a_hash()
    {
        var (one, other) = (SweepFolder.FileName(new string('x', 300) + "1"), SweepFolder.FileName(new string('x', 300) + "2"));

        Assert.NotEqual(one, other);
        Assert.InRange(one.Length, 100, 200);
    }
}
