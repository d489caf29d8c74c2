using RLCollapse.Analysis.Html;

namespace RLCollapse.Tests.Analysis.Html;

public sealed class SampleSelectionTests
{
    [Fact]
    public void Everything_is_kept_where_there_is_room()
    {
        var kept = SampleSelection.Of(Probes(14, 64), 3, SampleSelection.Share(1));

        Assert.Equal(14 * 64, kept.Sum(probe => probe.Samples.Count));
        Assert.Equal(Enumerable.Range(0, 14), kept.Select(probe => probe.Probe));
    }

    [Theory]
    [InlineData(14, 64, 5, 120)]
    [InlineData(14, 64, -1, 120)]
    [InlineData(14, 64, 0, 120)]
    [InlineData(14, 64, 13, 120)]
    [InlineData(300, 1000, 17, 5)]
    [InlineData(2, 5000, 1, 10)]
    [InlineData(1, 50_000, -1, 1)]
    [InlineData(14, 64, 7, 1_000_000)]
    public void First_collapse_and_last_are_always_kept_within_the_share_and_as_many_of_each(int count, int each, int collapse, int runs)
    {
        var share = SampleSelection.Share(runs);
        var kept = SampleSelection.Of(Probes(count, each), collapse, share);

        Assert.Empty(((int[])[0, count - 1, Math.Max(0, collapse)]).Except(kept.Select(probe => probe.Probe)));
        Assert.Equal(kept.Select(probe => probe.Probe).Order().Distinct(), kept.Select(probe => probe.Probe));
        Assert.InRange(kept.Sum(probe => probe.Samples.Count), 1, share);
        Assert.Single(kept.Select(probe => probe.Samples.Count).Distinct());
        Assert.All(kept, probe => Assert.Equal(Enumerable.Range(0, probe.Samples.Count), probe.Samples));
    }

    [Fact]
    public void Between_them_probes_at_even_distances_are_kept_while_each_has_enough_responses()
    {
        var kept = SampleSelection.Of(Probes(14, 64), 6, 100);

        Assert.Equal([0, 2, 6, 7, 11, 13], kept.Select(probe => probe.Probe));
        Assert.All(kept, probe => Assert.Equal(16, probe.Samples.Count));
    }

    private static int[][] Probes(int count, int each) =>
        [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, each).ToArray())];
}
