using RLCollapse.Common;
using RLCollapse.Preferences;

namespace RLCollapse.Tests.Preferences;

public sealed class RaterMixtureTests
{
    private const int Features = 12;

    [Theory]
    [InlineData(40, 20, 0.5)]
    [InlineData(60, 50, 0.9)]
    public void Users_of_opposed_tastes_are_told_apart(int users, int labels, double share)
    {
        int[] truth = [.. Enumerable.Range(0, users).Select(user => user < share * users ? 0 : 1)];
        var choices = Choices(truth, labels, new Seed(3));
        var found = RaterMixture.Of(choices, users, 2, new Seed(5));

        Assert.True(RaterMixture.Found(found, truth) >= 0.95, $"{RaterMixture.Found(found, truth)}");
        Assert.Equal(found, RaterMixture.Of(choices, users, 2, new Seed(5)));
    }

    [Fact]
    public void It_does_not_matter_what_found_groups_are_called()
    {
        Assert.Equal(1, RaterMixture.Found([1, 1, 0, 2], [0, 0, 2, 1]));
        Assert.Equal(0.75, RaterMixture.Found([0, 0, 0, 0], [0, 0, 0, 1]));
        Assert.Equal(0.5, RaterMixture.Found([0, 1, 0, 1], [0, 0, 1, 1]));
    }

    [Fact]
    public void Words_that_both_responses_have_tell_nothing() => Assert.Equal(
        [(3, -1.0), (4, -1.0), (7, 2.0)], WordDifferences.Of(new([], [7, 5, 7, 9], [5, 3, 4, 9], 0)));

    /// <summary>Choices between two things of three values each by a random taste, and by its opposite.</summary>
    private static (int, (int, double)[])[] Choices(int[] truth, int labels, Seed seed)
    {
        var random = seed.Generator();
        double[] taste = [.. Enumerable.Range(0, Features).Select(_ => 4 * (random.NextDouble() - 0.5))];
        return
        [
            .. from user in Enumerable.Range(0, truth.Length)
               from _ in Enumerable.Range(0, labels)
               select (user, Chosen(truth[user] == 0 ? 1 : -1)),
        ];

        (int, double)[] Chosen(int sign)
        {
            var difference = new double[Features];
            for (var i = 0; i < 3; i++)
            {
                difference[random.NextInt(4 * i, (4 * i) + 3)]++;
                difference[random.NextInt(4 * i, (4 * i) + 3)]--;
            }

            var margin = sign * difference.Zip(taste, (x, weight) => x * weight).Sum();
            var flip = random.NextDouble() < 1 / (1 + Math.Exp(-margin)) ? 1 : -1;
            return [.. difference.Index().Where(part => part.Item != 0).Select(part => (part.Index, flip * part.Item))];
        }
    }
}
