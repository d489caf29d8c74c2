using RLCollapse.Common;
using RLCollapse.Rl;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Rl;

public sealed class GroupAdvantagesTests
{
    private static readonly double R2 = Math.Sqrt(2), R3 = Math.Sqrt(3);

    [Fact(DisplayName = "Row 12: the sample std (divisor n − 1) is what scores are divided by, ε added")]
    public void SampleStd()
    {
        Near([-1 / R2, 1 / R2], GroupAdvantages.Standardized(Of(0, 1), 2, GroupStd.Sample, 1e-12));
        Near([-0.5, -0.5, -0.5, 1.5], GroupAdvantages.Standardized(Of(0, 0, 0, 1), 4, GroupStd.Sample, 1e-12));
        Near([-1, 0, 1, 1, -1, 0], GroupAdvantages.Standardized(Of(1, 2, 3, 30, 10, 20), 3, GroupStd.Sample, 1e-12));
        Near([-0.5, 0.5], GroupAdvantages.Standardized(Of(0, R2), 2, GroupStd.Sample, R2 - 1)); // std 1, ε √2 − 1
    }

    [Fact(DisplayName = "Row 12: the population std (divisor n) where it is chosen")]
    public void PopulationStd()
    {
        Near([-1, 1], GroupAdvantages.Standardized(Of(0, 1), 2, GroupStd.Population, 1e-12));
        Near([-1 / R3, -1 / R3, -1 / R3, R3], GroupAdvantages.Standardized(Of(0, 0, 0, 1), 4, GroupStd.Population, 1e-12));
        Near([-0.5, 0.5], GroupAdvantages.Standardized(Of(0, 1), 2, GroupStd.Population, 0.5)); // std 0.5, ε 0.5
    }

    [Fact(DisplayName = "Row 12: no scaling where none is chosen (Dr. GRPO)")]
    public void NoStd() => Near([-0.25, -0.25, -0.25, 0.75], GroupAdvantages.Standardized(Of(0, 0, 0, 1), 4, GroupStd.None, 0.5));

    [Fact]
    public void Centring_takes_off_the_mean_of_the_group() =>
        Near([-0.25, -0.25, -0.25, 0.75, -1, 0, 0, 1], GroupAdvantages.Centered(Of(0, 0, 0, 1, 9, 10, 10, 11), 4));

    [Theory(DisplayName = "Row 12: identical rewards give exactly 0, whatever their rounding")]
    [InlineData(0.1f)]
    [InlineData(-0.03f)]
    [InlineData(0.7f)]
    [InlineData(1e-20f)]
    [InlineData(12345.678f)]
    [InlineData(0f)]
    public void Identical_rewards_give_zero(float reward)
    {
        foreach (var n in (int[])[2, 3, 4, 5, 7, 8, 16, 31])
        {
            var scores = tensor(Enumerable.Repeat(reward, 3 * n).ToArray());
            foreach (var std in Enum.GetValues<GroupStd>()) Zero(GroupAdvantages.Standardized(scores, n, std, 1e-12));
            Zero(GroupAdvantages.Centered(scores, n));
            Zero(GroupAdvantages.LeaveOneOut(scores, n));
            Zero(scores - GroupAdvantages.Means(scores, n));
        }
    }

    [Theory(DisplayName = "Row 12: a group of one is refused")]
    [InlineData(1)]
    [InlineData(0)]
    public void A_group_of_one_is_refused(int size)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GroupAdvantages.Standardized(Of(1, 2), size, GroupStd.Sample, 1e-6));
        Assert.Throws<ArgumentOutOfRangeException>(() => GroupAdvantages.LeaveOneOut(Of(1, 2), size));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Leave_one_out_is_the_score_less_the_mean_of_the_others(int n)
    {
        var random = new Seed(3).Generator();
        var scores = Enumerable.Range(0, 4 * n).Select(_ => random.NextDouble() - 0.5).ToArray();
        var expected = new double[scores.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            double others = 0;
            for (var j = 0; j < scores.Length; j++) others += j / n == i / n && j != i ? scores[j] : 0;
            expected[i] = scores[i] - (others / (n - 1));
        }

        Near(expected, GroupAdvantages.LeaveOneOut(Of(scores), n));
    }

    [Fact]
    public void Means_are_each_groups_own() => Near([2, 2, 2, -1, -1, -1], GroupAdvantages.Means(Of(1, 2, 3, -3, 0, 0), 3));

    private static Tensor Of(params double[] values) => tensor(values.Select(v => (float)v).ToArray());

    private static void Near(double[] expected, Tensor actual)
    {
        var values = Exercise.Doubles(actual);
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], values[i], 1e-6);
    }

    private static void Zero(Tensor actual) => Assert.All(Exercise.Doubles(actual), a => Assert.Equal(0, a));
}
