using RLCollapse.Cli.Progress;

namespace RLCollapse.Tests.Cli.Progress;

public sealed class StageProgressTests
{
    [Theory]
    [InlineData(100, 0, 25, 50, 0.25, 25, 0.5, 150.0)]
    [InlineData(100, 50, 60, 5, 0.6, 60, 2, 20.0)]
    [InlineData(3, 0, 3, 6, 1, 100, 0.5, 0.0)]
    [InlineData(1000, 0, 999, 999, 0.999, 99, 1, 1.0)]
    [InlineData(10, 0, 0, 5, 0, 0, 0, null)]
    [InlineData(10, 0, 0, 0, 0, 0, 0, null)]
    [InlineData(0, 0, 0, 1, 1, 100, 0, null)]
    public void Rate_and_time_left(
        int total, int before, int done, double seconds, double fraction, int percent, double rate, double? remaining)
    {
        var progress = new StageProgress("rl", total, before, done, TimeSpan.FromSeconds(seconds));

        Assert.Equal(fraction, progress.Fraction, 12);
        Assert.Equal(percent, progress.Percent);
        Assert.Equal(rate, progress.StepsPerSecond, 12);
        Assert.Equal(remaining, progress.Remaining?.TotalSeconds);
    }

    [Theory]
    [InlineData(0.4, "0 s")]
    [InlineData(59.4, "59 s")]
    [InlineData(59.6, "1 min 00 s")]
    [InlineData(125, "2 min 05 s")]
    [InlineData(4200, "1 h 10 min")]
    [InlineData(360000, "100 h 00 min")]
    public void Durations_show_two_units(double seconds, string text) =>
        Assert.Equal(text, ProgressText.Duration(TimeSpan.FromSeconds(seconds)));
}
