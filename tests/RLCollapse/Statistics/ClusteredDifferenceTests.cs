using MathNet.Numerics.Distributions;
using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

public sealed class ClusteredDifferenceTests
{
    [Fact]
    public void The_difference_is_that_of_the_shares_cluster_by_cluster()
    {
        var difference = ClusteredDifference.Of([("a", true, false), ("a", true, true), ("b", false, true), ("b", true, false),
            ("c", true, false)]);

        Assert.Equal((3, 1, 3), (difference.OnlyFirst, difference.OnlySecond, difference.Clusters));
        Assert.Equal((0.5 + 0 + 1) / 3, difference.Value, 12);
        Assert.InRange(difference.Low, -1, difference.Value);
        Assert.InRange(difference.High, difference.Value, 1);
    }

    [Fact]
    public void Two_rules_that_always_agree_have_an_interval_with_a_width()
    {
        var same = ClusteredDifference.Of([.. Enumerable.Range(0, 20).Select(i => ($"{i % 10}", i < 15, i < 15))]);
        var most = WilsonInterval.Of95(0, 10).High;

        Assert.Equal((0, 0, 0.0), (same.OnlyFirst, same.OnlySecond, same.Value));
        Assert.Equal((-most, most), (same.Low, same.High));
    }

    [Fact]
    public void Swapped_sides_give_the_mirrored_interval_and_none_the_whole_range()
    {
        (string, bool, bool)[] runs = [("a", true, false), ("b", true, false), ("b", true, true), ("c", false, true)];
        var (one, other) = (ClusteredDifference.Of(runs),
            ClusteredDifference.Of([.. runs.Select(run => (run.Item1, run.Item3, run.Item2))]));

        Assert.Equal(one.Low, -other.High, 12);
        Assert.Equal(one.High, -other.Low, 12);
        Assert.Equal(new(0, 0, 0, double.NaN, -1, 1), ClusteredDifference.Of([]));
    }

    /// <summary>Rare differences are covered more often, as Wilson's interval is wide near 0; five clusters too.</summary>
    [Fact]
    public void The_interval_covers_at_least_about_95_percent_of_differences_of_clustered_runs()
    {
        var covered = (from clusters in (int[])[5, 10, 20]
                       from correlation in (double[])[0.05, 0.3, 0.9]
                       from rates in ((double, double)[])[(0.4, 0.3), (0.3, 0.1), (0.1, 0.1), (0.5, 0.05)]
                       select Coverage(clusters, correlation, rates.Item1, rates.Item2)).ToList();

        Assert.InRange(covered.Average(), 0.94, 0.985);
        Assert.All(covered, share => Assert.InRange(share, 0.89, 1));
    }

    private static double Coverage(int clusters, double correlation, double first, double second)
    {
        const int draws = 500;
        var (random, hits, rest) = (new Random(2), 0, (1 - correlation) / correlation);
        for (var draw = 0; draw < draws; draw++)
        {
            var runs = new List<(string, bool, bool)>();
            for (var c = 0; c < clusters; c++)
            {
                var own = Dirichlet.Sample(random, [first * rest, second * rest, (1 - first - second) * rest]);
                for (var left = random.Next(1, 11); left > 0; left--)
                {
                    var at = random.NextDouble();
                    runs.Add(($"{c}", at < own[0], at >= own[0] && at < own[0] + own[1]));
                }
            }

            var difference = ClusteredDifference.Of(runs);
            Assert.True(difference.Low >= -1 && difference.High <= 1);
            if (difference.Low <= first - second && first - second <= difference.High) hits++;
        }

        return hits / (double)draws;
    }
}
