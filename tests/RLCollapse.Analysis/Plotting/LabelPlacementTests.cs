using RLCollapse.Analysis.Plotting;

namespace RLCollapse.Tests.Analysis.Plotting;

public sealed class LabelPlacementTests
{
    [Fact]
    public void Labels_far_apart_stay_where_they_are() =>
        Assert.Equal([0.9, 0.1, 0.5], LabelPlacement.Spread([0.9, 0.1, 0.5], 0.1, 0, 1).Select(y => Math.Round(y, 9)));

    [Fact]
    public void Equal_wishes_spread_evenly_around_them()
    {
        var placed = LabelPlacement.Spread([0.5, 0.5, 0.5], 0.1, 0, 1);
        Assert.Equal([0.4, 0.5, 0.6], placed.Select(y => Math.Round(y, 9)));
    }

    [Fact]
    public void Crowds_at_the_edge_move_inwards()
    {
        var placed = LabelPlacement.Spread([0, 0.01, 0.02], 0.1, 0, 1);
        Assert.Equal([0, 0.1, 0.2], placed.Select(y => Math.Round(y, 9)));
    }

    [Fact]
    public void The_gap_shrinks_where_labels_do_not_fit() =>
        Assert.Equal([0, 0.5, 1], LabelPlacement.Spread([0.3, 0.3, 0.3], 2, 0, 1));

    [Fact]
    public void None_overlap_leave_the_range_or_change_order()
    {
        var random = new Random(1);
        for (var trial = 0; trial < 500; trial++)
        {
            var wanted = Enumerable.Range(0, random.Next(1, 9)).Select(_ => Math.Pow(random.NextDouble(), 3)).ToArray();
            var placed = LabelPlacement.Spread(wanted, 0.1, 0, 1);
            Assert.All(placed, y => Assert.InRange(y, -1e-9, 1 + 1e-9));
            var order = Enumerable.Range(0, wanted.Length).OrderBy(i => wanted[i]).ThenBy(i => i).ToArray();
            for (var i = 1; i < order.Length; i++) Assert.True(placed[order[i]] - placed[order[i - 1]] >= 0.1 - 1e-9);
        }
    }
}
