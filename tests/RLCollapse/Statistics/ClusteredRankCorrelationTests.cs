using MathNet.Numerics.Distributions;
using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

public sealed class ClusteredRankCorrelationTests
{
    [Fact]
    public void Ranks_are_correlated_whatever_the_scale()
    {
        var ranks = ClusteredRankCorrelation.Of([("a", 1, 1), ("b", 2, 100), ("c", 3, 50), ("d", 4, 1000), ("e", 5, 2000)]);

        Assert.Equal((5, 5, 0.9), (ranks.Count, ranks.Clusters, Math.Round(ranks.Value, 12)));
        Assert.True(ranks.Low < 0.5 && ranks.High is > 0.9 and < 1);
    }

    [Fact]
    public void Too_few_pairs_or_clusters_leave_the_whole_range()
    {
        Assert.Equal(new(2, 2, double.NaN, -1, 1), ClusteredRankCorrelation.Of([("a", 1, 1), ("b", 2, 2)]));
        Assert.Equal((-1.0, 1.0), Interval(ClusteredRankCorrelation.Of(
            [.. Enumerable.Range(0, 10).Select(i => ($"{i % 2}", i, i * 2.0))])));
        Assert.Equal(double.NaN, ClusteredRankCorrelation.Of([.. Enumerable.Range(0, 10).Select(i => ($"{i}", i, 1.0))]).Value);
    }

    [Fact]
    public void Ranks_that_all_agree_have_an_interval_with_a_width()
    {
        var (low, high) = Interval(ClusteredRankCorrelation.Of([.. Enumerable.Range(0, 8).Select(i => ($"{i}", i, i * 2.0))]));

        Assert.InRange(low, 0.5, 0.95);
        Assert.Equal(1, high);
    }

    /// <summary>Few clusters are covered more often than 95 %: the error is never below that of independent pairs, and t is wide.</summary>
    [Fact]
    public void The_interval_covers_at_least_about_95_percent_of_correlations_of_clustered_pairs()
    {
        var covered = (from clusters in (int[])[5, 10, 20]
                       from within in (double[])[0, 0.3, 0.7]
                       from correlation in (double[])[0, 0.5, 0.9]
                       select Coverage(clusters, within, correlation)).ToList();

        Assert.InRange(covered.Average(), 0.94, 0.985);
        Assert.All(covered, share => Assert.InRange(share, 0.91, 1));
    }

    private static (double Low, double High) Interval(ClusteredRankCorrelation ranks) => (ranks.Low, ranks.High);

    /// <summary>Of bivariate normal pairs, whose rank correlation is 6/π·asin(r/2), one part of which a cluster shares.</summary>
    private static double Coverage(int clusters, double within, double correlation)
    {
        const int draws = 300;
        var (random, hits, truth) = (new Random(3), 0, 6 / Math.PI * Math.Asin(correlation / 2));
        for (var draw = 0; draw < draws; draw++)
        {
            var pairs = new List<(string, double, double)>();
            for (var c = 0; c < clusters; c++)
            {
                var shared = Pair();
                for (var left = random.Next(1, 9); left > 0; left--)
                {
                    var own = Pair();
                    double Mixed(double ofCluster, double ofRun) => (Math.Sqrt(within) * ofCluster) + (Math.Sqrt(1 - within) * ofRun);
                    pairs.Add(($"{c}", Mixed(shared.X, own.X), Mixed(shared.Y, own.Y)));
                }
            }

            var (low, high) = Interval(ClusteredRankCorrelation.Of(pairs));
            if (low <= truth && truth <= high) hits++;
        }

        return hits / (double)draws;

        (double X, double Y) Pair()
        {
            var x = Normal.Sample(random, 0, 1);
            return (x, (correlation * x) + (Math.Sqrt(1 - (correlation * correlation)) * Normal.Sample(random, 0, 1)));
        }
    }
}
