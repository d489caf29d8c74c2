using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Metrics;

public sealed class TheoryErrorTests
{
    [Theory]
    [InlineData("0.1", "theory_error/format_only", 0)]
    [InlineData("0.1", "theory_error/full", (0.67 + 0.382857 + 0.277571) / 3)]
    [InlineData("0", "theory_error/full", double.NaN)]
    public void It_is_the_mean_over_the_formats(string kl, string metric, double expected)
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl(kl), SyntheticSweep.Seeds(1)], _ => new("python", 0.97));

        Assert.Equal(expected, RunMetric.Parse(metric).Of(sweep.Load().Runs[0].Data), 6);
    }

    [Fact]
    public void After_recovery_there_is_none()
    {
        using var folder = Scenario.Recovery();
        var lines = Path.Combine(folder.Folder, "metrics.jsonl");
        File.WriteAllLines(lines, File.ReadAllLines(lines).Select(line =>
            line.Replace("\"format_mass/python\"", "\"theory_full/python\": 0.5, \"theory_full/prose\": 0.5, \"format_mass/python\"")));
        var run = RunData.Load(folder.Folder);

        Assert.Equal(0.5, RunMetric.Parse("theory_full/python@first").Of(run));
        Assert.Equal(double.NaN, RunMetric.Parse("theory_error/full").Of(run));
    }

    [Fact]
    public void Under_a_penalty_that_changes_there_is_none()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0.1"), SyntheticSweep.Seeds(1)], _ => new("python", 0.97));
        var config = Path.Combine(sweep.RunFolder(0), "config.resolved.json");
        File.WriteAllText(config, File.ReadAllText(config)
            .Replace("\"rl\": {", "\"stages\": [\"pretraining\", \"rl\", \"again\"], \"again\": { \"kind\": \"rl\", \"epochs\": 1, "
                + "\"kl\": { \"coefficient\": 1 } }, \"rl\": { \"epochs\": 1, "));
        var run = sweep.Load().Runs[0].Data;

        Assert.False(run.Timeline.IsOneRl);
        Assert.Equal(double.NaN, RunMetric.Parse("theory_error/full").Of(run));
    }

    [Fact]
    public void A_misspelt_one_is_told_its_name()
    {
        Assert.False(RunMetric.TryParse("theory_error/ful", out _, out var error));
        Assert.Contains("did you mean theory_error/full?", error);
    }
}
