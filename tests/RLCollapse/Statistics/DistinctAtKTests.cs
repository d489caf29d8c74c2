using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

public sealed class DistinctAtKTests
{
    private static readonly double[] Masses = [0.4, 0.25, 0.1, 0]; // the rest names no answer
    private static readonly double[] Utilities = [0.6, 1, 0, 0.8];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void They_are_means_over_every_sequence_of_draws(int k)
    {
        var (distinct, utility) = (0.0, 0.0);
        foreach (var draws in Sequences(k))
        {
            var probability = draws.Aggregate(1.0, (product, draw) => product * (draw < Masses.Length ? Masses[draw] : 0.25));
            distinct += probability * draws.Where(draw => draw < Masses.Length).Distinct().Count();
            var read = 0.0;
            for (var i = 0; i < k; i++)
            {
                if (draws[i] < Masses.Length && !draws.Take(i).Contains(draws[i])) read += Math.Pow(0.8, i) * Utilities[draws[i]];
            }

            utility += probability * read * 0.2 / (1 - Math.Pow(0.8, k));
        }

        Assert.Equal(distinct, DistinctAtK.Expected(Masses, k), 1e-12);
        Assert.Equal(utility, DistinctAtK.Utility(Masses, Utilities, k), 1e-12);
    }

    [Fact]
    public void One_answer_is_one_however_often_it_is_given()
    {
        Assert.Equal(1, DistinctAtK.Expected([1], 10));
        Assert.Equal(0.2 / (1 - Math.Pow(0.8, 10)), DistinctAtK.Utility([1], [1], 10), 1e-12);
    }

    private static IEnumerable<int[]> Sequences(int k) => k == 0
        ? [[]]
        : from rest in Sequences(k - 1) from draw in Enumerable.Range(0, Masses.Length + 1) select (int[])[.. rest, draw];
}
