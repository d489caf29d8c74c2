using MathNet.Numerics.Distributions;
using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

/// <summary>What intervals and tests promise, by simulation with a fixed seed.</summary>
public sealed class CoverageTests
{
    private const int Repetitions = 20_000;

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(20)]
    public void Students_interval_covers_95_percent(int seeds) =>
        Assert.InRange(Share(random => Covers(TEstimate.OfMean(Normals(random, seeds, 1, 2))!, 1)), 0.94, 0.96);

    [Theory]
    [InlineData(5, 5.0, 1.0)] // shares around 0.993, as after a collapse
    [InlineData(20, 5.0, 1.0)]
    [InlineData(5, 0.0, 2.0)] // shares all over
    public void On_the_log_odds_scale_the_interval_of_a_centre_covers_95_percent_and_stays_inside(int seeds, double centre, double spread)
    {
        var covered = Share(random =>
        {
            var shares = Normals(random, seeds, centre, spread).ConvertAll(LogOdds.Share);
            var (low, high) = TEstimate.OfMean(shares.ConvertAll(LogOdds.Of))!.Interval(0.95);
            Assert.True(LogOdds.Share(low) >= 0 && LogOdds.Share(high) <= 1);
            return LogOdds.Share(low) <= LogOdds.Share(centre) && LogOdds.Share(centre) <= LogOdds.Share(high);
        });
        Assert.InRange(covered, 0.94, 0.96);
    }

    [Fact]
    public void On_their_own_scale_shares_near_the_end_would_not_be_covered() // why the scale is taken
    {
        var mean = Enumerable.Range(1, 9999).Average(i => LogOdds.Share(Normal.InvCDF(5, 1, i / 10_000.0)));
        Assert.InRange(Share(random => Covers(TEstimate.OfMean(Normals(random, 5, 5, 1).ConvertAll(LogOdds.Share))!, mean)), 0.7, 0.9);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    public void Differences_of_shares_seed_by_seed_are_covered_and_cutting_at_the_ends_costs_nothing(int seeds)
    {
        // A base's share of its own, and what a penalty takes from it.
        var (cut, whole) = (0, 0);
        var random = new Random(7);
        for (var i = 0; i < Repetitions; i++)
        {
            var differences = Enumerable.Range(0, seeds)
                .Select(_ => LogOdds.Share(Normal.Sample(random, 1, 0.5)) - LogOdds.Share(Normal.Sample(random, -0.5, 0.5))).ToList();
            var (low, high) = TEstimate.OfMean(differences)!.Interval(0.95);
            if (low <= Truth && Truth <= high) whole++;
            if (Math.Max(-1, low) <= Truth && Truth <= Math.Min(1, high)) cut++;
        }

        Assert.Equal(whole, cut);
        Assert.InRange(cut / (double)Repetitions, 0.94, 0.96);
    }

    [Theory]
    [InlineData(5, 1.0, 3.0)]
    [InlineData(20, 1.0, 3.0)]
    public void Welchs_interval_covers_95_percent_of_unequal_spreads(int seeds, double one, double other) =>
        Assert.InRange(
            Share(random => Covers(TEstimate.OfDifference(Normals(random, seeds, 2, one), Normals(random, seeds, 1, other))!, 1)),
            0.94, 0.96);

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    public void Wilsons_interval_covers_95_percent_on_average_over_shares(int trials) => Assert.InRange(
        Share(random =>
        {
            var truth = random.NextDouble();
            var (low, high) = WilsonInterval.Of95(Binomial.Sample(random, truth, trials), trials);
            return low <= truth && truth <= high;
        }),
        0.94, 0.96);

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    public void A_test_of_a_mean_errs_in_one_of_twenty(int seeds) =>
        Assert.InRange(Share(random => TEstimate.OfMean(Normals(random, seeds, 0, 1))!.P(0) <= 0.05), 0.04, 0.06);

    [Theory]
    [InlineData(5, 0.05)] // at the margin itself
    [InlineData(20, 0.05)]
    public void A_test_of_equivalence_errs_in_no_more(int seeds, double size) =>
        Assert.InRange(Share(random => TEstimate.OfMean(Normals(random, seeds, 1, 0.2))!.POutside(1) <= 0.05), size - 0.01, size + 0.01);

    [Theory]
    [InlineData(6)]
    [InlineData(20)]
    public void The_exact_test_errs_in_no_more(int trials) =>
        Assert.InRange(Share(random => BinomialTest.P(Binomial.Sample(random, 0.5, trials), trials, 0.5) <= 0.05), 0.02, 0.05);

    [Fact]
    public void Of_sixty_true_hypotheses_Holm_rejects_any_in_one_of_twenty() => Assert.InRange(
        Share(random => Holm.Adjust([.. Enumerable.Range(0, 60).Select(_ => random.NextDouble())]).Min() <= 0.05), 0.04, 0.06);

    private static readonly double Truth = Mean(1, 0.5) - Mean(-0.5, 0.5);

    private static double Mean(double centre, double spread) =>
        Enumerable.Range(1, 9999).Average(i => LogOdds.Share(Normal.InvCDF(centre, spread, i / 10_000.0)));

    private static bool Covers(TEstimate estimate, double truth) =>
        estimate.Interval(0.95) is var (low, high) && low <= truth && truth <= high;

    private static List<double> Normals(Random random, int count, double mean, double deviation) =>
        [.. Enumerable.Range(0, count).Select(_ => Normal.Sample(random, mean, deviation))];

    private static double Share(Func<Random, bool> isSo)
    {
        var random = new Random(5);
        return Enumerable.Range(0, Repetitions).Count(_ => isSo(random)) / (double)Repetitions;
    }
}
