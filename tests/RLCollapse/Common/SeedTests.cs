using RLCollapse.Common;

namespace RLCollapse.Tests.Common;

public sealed class SeedTests
{
    [Fact(DisplayName = "Row 18: seeds are a fixed hash, the same in every process")]
    public void Seeds_are_the_same_in_every_process()
    {
        Assert.Equal(0x388C20F600037F6BUL, new Seed(0).Derive("rl").Derive(3).Value);
        Assert.Equal(0xE220A8397B1DCDAFUL, new SplitMix64(0).Next()); // the generator's published first value
    }

    [Fact]
    public void SiblingsDiffer()
    {
        var children = Enumerable.Range(0, 10_000).Select(i => new Seed(1).Derive(i).Value)
            .Concat(Enumerable.Range(0, 10_000).Select(i => new Seed(2).Derive(i).Value));
        Assert.Equal(20_000, children.Distinct().Count());
        Assert.NotEqual(new Seed(1).Derive("a").Derive("b").Value, new Seed(1).Derive("b").Derive("a").Value);
    }

    [Fact]
    public void Numbers_are_uniform()
    {
        var random = new Seed(4).Generator();
        var counts = new int[10];
        for (var i = 0; i < 100_000; i++) counts[random.NextInt(-5, 4) + 5]++;
        Assert.All(counts, c => Assert.InRange(c, 9_500, 10_500));
        Assert.Equal(0.5, Enumerable.Range(0, 100_000).Average(_ => random.NextDouble()), 0.005);
    }
}
