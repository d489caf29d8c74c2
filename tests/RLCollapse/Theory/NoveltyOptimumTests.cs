using RLCollapse.Rewards;
using RLCollapse.Theory;

namespace RLCollapse.Tests.Theory;

/// <summary>The closed form beside what expected updates, followed to their end, come to.</summary>
public sealed class NoveltyOptimumTests
{
    private static readonly double[] Base = [0.4, 0.3, 0.2, 0.1];
    private static readonly double[] Qualities = [0.7, 1, 0.85, 0];

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(3)]
    public void Without_novelty_it_is_the_base_times_a_power_of_quality(double beta)
    {
        var weights = Base.Zip(Qualities, (mass, quality) => mass * Math.Exp(quality / beta)).ToArray();

        AssertNear([.. weights.Select(weight => weight / weights.Sum())], NoveltyOptimum.Of(Base, Qualities, 0, beta), 1e-9);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0.75, 0)]
    [InlineData(0.4, 0)]
    [InlineData(1, 0.02)]
    [InlineData(0.75, 0.1)]
    [InlineData(0.4, 1)]
    public void It_is_where_updates_by_the_advantage_end(double kappa, double beta) => AssertNear(
        Followed(Base, beta, policy => [.. Qualities.Zip(policy, (quality, mass) => quality * (1 - (kappa * mass)))]),
        NoveltyOptimum.Of(Base, Qualities, kappa, beta), 1e-3);

    [Theory]
    [InlineData(3, 0)]
    [InlineData(4, 0)]
    [InlineData(4, 0.1)]
    [InlineData(5, 0)]
    public void It_is_where_groups_with_their_baseline_end(int groupSize, double beta)
    {
        double[] reference = [0.5, 0.3, 0.2], qualities = [0.8, 1, 0.9];
        int[][] groups = [.. Groups(groupSize)];
        double[][] rewards = [.. groups.Select(group =>
            Novelty.Distances(group).Zip(group, (distance, answer) => distance * qualities[answer]).ToArray())];
        var ended = Followed(reference, beta, policy =>
        {
            var advantages = new double[policy.Length];
            foreach (var (group, earned) in groups.Zip(rewards))
            {
                var (probability, first) = (group.Aggregate(1.0, (product, answer) => product * policy[answer]), group[0]);
                advantages[first] += probability / policy[first] * (earned[0] - (earned[1..].Sum() / (groupSize - 1)));
            }

            return advantages;
        });

        Assert.InRange(Distance(ended, NoveltyOptimum.Of(reference, qualities, NoveltyOptimum.Kappa(groupSize), beta)), 0, 0.011);
    }

    [Fact]
    public void Of_answers_of_low_quality_only_the_best_are_kept_without_a_penalty()
    {
        var optimum = NoveltyOptimum.Of([0.25, 0.25, 0.25, 0.25], [1, 0.9, 0.1, 0], 1, 0);

        Assert.Equal((0.0, 0.0), (optimum[2], optimum[3]));
        AssertNear([10 / 19.0, 9 / 19.0, 0, 0], optimum, 1e-9); // 1 − λ and 1 − λ/0.9 with λ = 9/19
    }

    [Fact]
    public void Answers_that_the_base_never_gives_are_never_given()
    {
        foreach (var (kappa, beta) in new[] { (0.8, 0.0), (0.8, 0.1), (0, 0.1) })
            Assert.Equal(0, NoveltyOptimum.Of([0.6, 0.4, 0], [0.5, 0.5, 1], kappa, beta)[2]);
    }

    [Theory]
    [InlineData(0.8, 1e-4)]
    [InlineData(0, 1e-4)]
    [InlineData(0.8, 1e4)]
    public void Extreme_penalties_have_finite_optima(double kappa, double beta)
    {
        var optimum = NoveltyOptimum.Of([0.7, 0.3, 1e-300], [0.7, 1, 1], kappa, beta);

        Assert.Equal(1, optimum.Sum(), 1e-9);
        if (beta > 1) AssertNear([0.7, 0.3, 0], optimum, 1e-3);
        else if (kappa == 0) AssertNear([0, 1, 0], optimum, 1e-9);
        else AssertNear(NoveltyOptimum.Of([0.7, 0.3, 1e-300], [0.7, 1, 1], kappa, 0), optimum, 0.1);
    }

    [Fact]
    public void Without_penalty_and_novelty_there_is_none() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NoveltyOptimum.Of(Base, Qualities, 0, 0));

    /// <summary>Multiplicative updates by advantage less penalty, until they move nothing.</summary>
    private static double[] Followed(double[] reference, double beta, Func<double[], double[]> advantages)
    {
        var policy = reference;
        var rate = 0.2 / (1 + (5 * beta));
        for (var i = 0; i < 4_000; i++)
        {
            var values = advantages(policy);
            double[] weights = [.. policy.Select((mass, answer) => mass == 0 ? 0
                : mass * Math.Exp(rate * (values[answer] - (beta * Math.Log(mass / reference[answer])))))];
            policy = [.. weights.Select(weight => Math.Max(weight / weights.Sum(), 1e-12))];
        }

        return policy;
    }

    private static IEnumerable<int[]> Groups(int size) => size == 0
        ? [[]]
        : from rest in Groups(size - 1) from answer in Enumerable.Range(0, 3) select (int[])[.. rest, answer];

    private static double Distance(double[] one, double[] other) => one.Zip(other, (a, b) => Math.Abs(a - b)).Sum() / 2;

    private static void AssertNear(double[] expected, double[] actual, double tolerance) =>
        Assert.InRange(Distance(expected, actual), 0, tolerance);
}
