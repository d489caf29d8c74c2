using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Plotting.Sweeps;

namespace RLCollapse.Tests.Analysis.Plotting.Sweeps;

public sealed class ValueScaleTests
{
    private static readonly AxisMetric Kl = new("distance", "nats", RunMetric.Parse("kl_to_base_per_sequence"), 0, double.PositiveInfinity);
    private static readonly AxisMetric Accuracy = new("accuracy", "share", RunMetric.Parse("accuracy"), 0, 1, IsZoomed: true);

    [Fact]
    public void A_value_far_above_all_others_has_no_place()
    {
        var scale = ValueScale.Of(Kl, [1, 1.5, 2, 1.2, 1.3, 545]);

        Assert.Equal(2, scale.Cut);
        Assert.Equal(2.2, scale.Top, 9);
        Assert.Equal((true, false), (scale.Holds(2), scale.Holds(545)));
    }

    [Fact]
    public void Many_high_values_are_no_outliers_and_decades_are_logarithmic()
    {
        var scale = ValueScale.Of(Kl, [0.1, 1, 1, 1, 10, 30, 100]);

        Assert.Null(scale.Cut);
        Assert.True(scale.IsLogarithmic);
        Assert.Equal(2, scale.Place(100), 9);
    }

    [Fact]
    public void What_never_comes_has_a_row_above_the_rest()
    {
        var scale = ValueScale.Of(Kl, [10, 20, double.PositiveInfinity]);

        Assert.InRange(scale.Never!.Value, scale.Top, scale.Upper);
        Assert.False(scale.Holds(double.PositiveInfinity));
        Assert.Null(ValueScale.Of(Kl, [10, 20]).Never);
    }

    [Fact]
    public void A_limited_value_that_fits_its_data_ends_with_them_and_is_judged_by_its_limit()
    {
        var entropy = new AxisMetric("entropy", "nats", RunMetric.Parse("format_entropy"), 0, 1.8, FitsData: true);

        Assert.Equal((0.22, 1.8), (Math.Round(ValueScale.Of(entropy, [0.01, 0.2]).Top, 9), ValueScale.Of(entropy, [0.01, 0.2]).Range));
        Assert.Equal(1.8, ValueScale.Of(entropy, [0.1, 1.75]).Top);
    }

    [Fact]
    public void A_limited_value_keeps_its_limit_and_may_begin_higher() =>
        Assert.Equal((0.8, 1.0, 1.0), (ValueScale.Of(Accuracy, [0.9, 0.95]).Bottom, ValueScale.Of(Accuracy, [0.9, 0.95]).Top,
            ValueScale.Of(Accuracy, [0.9, 0.95]).Range));
}
