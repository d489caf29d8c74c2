using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Metrics;

public sealed class RunMetricTests
{
    [Theory]
    [InlineData("accuracy", 0.8)]
    [InlineData("accuracy@last", 0.8)]
    [InlineData("accuracy@first", 0.4)]
    [InlineData("pass@1@first", 0.4)]
    [InlineData("pass@8", 0.95)]
    [InlineData("accuracy@epoch:0.3", 0.6)]
    [InlineData("format_mass/prose@max", 0.4)]
    [InlineData("format_mass/python@min", 0.3)]
    [InlineData("gain(accuracy)", 0.4)]
    [InlineData("rise(format_mass/prose)", 0)]
    [InlineData("relapse(accuracy)", 0)]
    // the entropy goes from that of 0.3, 0.4, 0.29, 0.01 to that of 0.98 and the rest in proportion
    [InlineData("relapse(format_entropy)", 1.0197934545225493)]
    [InlineData("rise(accuracy)", 0.4)]
    [InlineData("half_epoch(accuracy)", 0.25)]
    [InlineData("lag(accuracy, format_mass/python)", 0)]
    [InlineData("gain_at_collapse(accuracy)", 1)]
    [InlineData("collapse_step", 20)]
    [InlineData("collapse_epoch", 0.5)]
    [InlineData("winner=python", 1)]
    [InlineData("winner=prose|latex", 0)]
    [InlineData("accuracy_by_steps/3", double.NaN)]
    [InlineData("theory_full/python@first", double.NaN)]
    [InlineData("ratio(accuracy)", 2)]
    [InlineData("lost_mass@first", 0.69)]
    [InlineData("lost_mass@min", 0.69 / 0.7 * 0.02)]
    [InlineData("ratio(lost_mass)", 0.02 / 0.7)]
    [InlineData("log10_lost_mass@epoch:0.3", -0.449946)]
    public void A_metric_of_a_run(string metric, double expected)
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(1)], _ => new("python", 0.98, 0.8));

        Assert.Equal(expected, RunMetric.Parse(metric).Of(sweep.Load().Runs[0].Data), 6);
    }

    [Fact]
    public void A_collapse_that_never_came_is_infinitely_late()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(1)], _ => new("python", 0.6));
        var run = sweep.Load().Runs[0].Data;

        Assert.Equal(double.PositiveInfinity, RunMetric.Parse("collapse_epoch").Of(run));
        Assert.Equal(double.NaN, RunMetric.Parse("gain_at_collapse(accuracy)").Of(run));
    }

    [Fact]
    public void What_recovery_brings_counts_at_the_end_and_not_by_epochs()
    {
        using var folder = Scenario.Recovery();
        var run = RunData.Load(folder.Folder);

        Assert.Equal(0.61, RunMetric.Parse("lost_mass").Of(run), 9);
        Assert.Equal(0.38, RunMetric.Parse("format_mass/python").Of(run), 9);
        Assert.Equal(1, RunMetric.Parse("winner=prose").Of(run));
        Assert.True(RunMetric.Parse("lost_mass@epoch:9").Of(run) < 0.03);
        Assert.Equal(0.94, RunMetric.Parse("collapse_epoch").Of(run), 2);
    }

    [Fact]
    public void A_stage_has_an_end_and_a_share_of_what_changed()
    {
        using var folder = Scenario.Recovery();
        var run = RunData.Load(folder.Folder);
        double Of(string metric) => RunMetric.Parse(metric).Of(run);

        Assert.Equal(Of("format_mass/python"), Of("format_mass/python@end:recovery"));
        Assert.Equal(Of("format_mass/python@max"), Of("format_mass/python@end:rl"), 9);
        Assert.Equal(Of("lost_mass"), Of("lost_mass@end:recovery"), 9);
        Assert.Equal((Of("accuracy@end:rl") - Of("accuracy@first")) / Of("gain(accuracy)"), Of("share(accuracy, rl)"), 9);
        Assert.Equal(1, Of("share(accuracy, rl)") + Of("share(accuracy, recovery)"), 9);
        Assert.Equal((double.NaN, double.NaN), (Of("accuracy@end:gone"), Of("share(accuracy, gone)")));
    }

    [Fact]
    public void Nothing_is_lost_where_nothing_collapsed()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(1)], _ => new("python", 0.6));

        Assert.Equal(double.NaN, RunMetric.Parse("lost_mass").Of(sweep.Load().Runs[0].Data));
    }

    [Theory]
    [InlineData("rank_correlation(accuracy)", "two metrics, found 1")]
    [InlineData("homogeneity/outer", "homogeneity/inter")]
    [InlineData("gain(homogeneity/inter", "there is no metric")]
    [InlineData("rank_correlation(gain(acuracy), pass@1)", "did you mean accuracy?")]
    [InlineData("rank_correlation(at_kl(accuracy, 1), rank_correlation(pass@1, pass@8))", "of one run")]
    [InlineData("acuracy", "did you mean accuracy?")]
    [InlineData("share(accuracy)", "share takes a key and the name of a stage")]
    [InlineData("share(acuracy, rl)", "did you mean accuracy?")]
    [InlineData("acuracy@end:rl", "did you mean accuracy?")]
    [InlineData("accuracy_by_step/3", "did you mean accuracy_by_steps/3?")]
    [InlineData("forecast/winer_hit", "did you mean forecast/winner_hit?")]
    [InlineData("seconds", "wall-clock")]
    [InlineData("tokens_per_second/rollout", "wall-clock")]
    [InlineData("winner=py ton", "'py ton' is no name of a format")]
    [InlineData("mean(accuracy)", "no function 'mean'")]
    [InlineData("lag(accuracy)", "two keys")]
    [InlineData("gain(nothing at all)", "no metric 'nothing at all'")]
    [InlineData("accuracy@middle", "no metric 'accuracy@middle'")]
    public void A_wrong_metric_is_refused(string text, string reason)
    {
        Assert.False(RunMetric.TryParse(text, out var metric, out var error));
        Assert.Null(metric);
        Assert.Contains(reason, error);
    }
}
