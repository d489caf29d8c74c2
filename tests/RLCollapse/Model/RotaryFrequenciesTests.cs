using RLCollapse.Model;

namespace RLCollapse.Tests.Model;

public sealed class RotaryFrequenciesTests
{
    private static readonly ModelOptions Plain = new() { Width = 16, Heads = 2, RopeTheta = 10_000 }; // ω = 1, 0.1, 0.01, 0.001

    [Fact]
    public void Without_scaling_they_are_powers_of_the_base() => Close([1, 0.1, 0.01, 0.001], Plain);

    [Fact]
    public void A_head_size_decides_and_not_the_width() => Close([1, 0.01], Plain with { Width = 10, HeadSize = 4 });

    [Fact]
    public void Linear_scaling_divides_all() =>
        Close([0.25, 0.025, 0.0025, 0.00025], Plain with { RopeScaling = new() { Kind = RopeScalingKind.Linear, Factor = 4 } });

    /// <summary>In some 200·π tokens they turn 100, 10, 1 and 0.1 times: kept, 2/3 of the way from 4 to 13, divided, divided.</summary>
    [Fact]
    public void Llama3_scaling_keeps_high_ones_divides_low_ones_and_does_between_what_is_between() =>
        Close([1, (0.1 / 3 / 8) + (0.2 / 3), 0.01 / 8, 0.001 / 8], Plain with
        {
            RopeScaling = new()
            {
                Kind = RopeScalingKind.Llama3, Factor = 8, LowFrequencyFactor = 4, HighFrequencyFactor = 13, OriginalContextLength = 628,
            },
        }, 1e-3);

    private static void Close(double[] expected, ModelOptions model, double tolerance = 1e-12)
    {
        var found = RotaryFrequencies.Of(model);
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.InRange(pair.Second / pair.First, 1 - tolerance, 1 + tolerance));
    }
}
