using RLCollapse.Common;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Stages;

public sealed class BatchOrderTests
{
    [Fact]
    public void An_epoch_sees_every_example_once_and_a_resume_sees_the_same()
    {
        var order = new BatchOrder(10, 3, new Seed(2));
        var all = Enumerable.Range(0, 20).SelectMany(step => order.Batch(step)).ToArray();
        foreach (var epoch in all.Chunk(10)) Assert.Equal(Enumerable.Range(0, 10), epoch.Order());
        Assert.NotEqual(all[..10], all[10..20]);
        Assert.Equal(all[36..39], new BatchOrder(10, 3, new Seed(2)).Batch(12));
    }
}
