using RLCollapse.Common;
using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

public sealed class DistinctNgramsTests
{
    private static readonly int[][] Texts = [[1, 2, 1], [], [1, 2]];

    [Fact]
    public void They_are_counted_within_texts()
    {
        Assert.Equal(2 / 5.0, DistinctNgrams.Share(Texts, 1));
        Assert.Equal(2 / 3.0, DistinctNgrams.Share(Texts, 2)); // 12, 21, 12
        Assert.Equal(1, DistinctNgrams.Share(Texts, 3));
        Assert.Equal(0, DistinctNgrams.Share(Texts, 4));
    }

    [Fact]
    public void Their_number_is_adjusted_to_what_is_expected_of_even_words()
    {
        Assert.Equal(2 / (4 * (1 - Math.Pow(0.75, 5))), DistinctNgrams.ExpectationAdjusted(Texts, 1, 4), 1e-12);
        Assert.Equal(2 / (16 * (1 - Math.Pow(15 / 16.0, 3))), DistinctNgrams.ExpectationAdjusted(Texts, 2, 4), 1e-12);
        Assert.Equal(0, DistinctNgrams.ExpectationAdjusted(Texts, 4, 4));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void Even_words_have_one_however_long_the_texts(int texts)
    {
        var random = new Seed(1).Generator();
        var mean = Enumerable.Range(0, 2_000).Average(_ => DistinctNgrams.ExpectationAdjusted(
            [.. Enumerable.Range(0, texts).Select(_ => Enumerable.Range(0, 10).Select(_ => random.NextInt(0, 29)).ToArray())], 1, 30));

        Assert.Equal(1, mean, 0.01);
    }
}
