using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

public sealed class VendiScoreTests
{
    private static readonly double[] Masses = [0.4, 0.3, 0, 0.2, 0.1];

    [Fact]
    public void Answers_that_have_nothing_in_common_count_as_their_entropy_says() =>
        Assert.Equal(Diversity.EffectiveNumber(Masses), VendiScore.Of(Masses, (i, j) => i == j ? 1 : 0), 1e-9);

    [Fact]
    public void Answers_that_are_all_alike_are_one() => Assert.Equal(1, VendiScore.Of(Masses, (_, _) => 1), 1e-9);

    [Fact]
    public void Answers_of_two_kinds_count_as_the_kinds_do() => Assert.Equal(
        Diversity.EffectiveNumber([0.7, 0.3]), VendiScore.Of(Masses, (i, j) => i < 2 == j < 2 ? 1 : 0), 1e-9);

    [Fact]
    public void The_more_alike_they_are_the_fewer_they_are()
    {
        var scores = new[] { 0, 0.3, 0.6, 0.9 }.Select(alike => VendiScore.Of(Masses, (i, j) => i == j ? 1 : alike)).ToArray();
        Assert.Equal(scores.OrderDescending(), scores);
    }
}
