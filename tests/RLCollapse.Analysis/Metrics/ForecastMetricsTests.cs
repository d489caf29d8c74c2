using RLCollapse.Analysis.Forecasts;
using RLCollapse.Analysis.Metrics;
using RLCollapse.Theory;

namespace RLCollapse.Tests.Analysis.Metrics;

public sealed class ForecastMetricsTests
{
    private static readonly double[] Shares = [0.3, 0.4, 0.29]; // those of SyntheticSweep
    private static readonly double[] CodeIsBest = [0.9, 0.5, 0.4];

    [Theory]
    [InlineData("forecast/winner_hit", 1)]
    [InlineData("forecast/collapse_hit", 1)]
    [InlineData("forecast/most_accurate_wins", 1)]
    [InlineData("forecast/most_common_wins", 0)]
    [InlineData("initial_mass_of_winner", 0.3)]
    [InlineData("initial_accuracy_rank_of_winner", 1)]
    public void Code_that_is_paid_best_is_predicted_to_win(string metric, double expected)
    {
        using var sweep = Sweep("python", CodeIsBest);

        Assert.Equal(expected, RunMetric.Parse(metric).Of(sweep.Load().Runs[0].Data), 9);
    }

    [Theory]
    [InlineData("forecast/winner_hit", 0)]
    [InlineData("forecast/most_accurate_wins", 0)]
    [InlineData("forecast/most_common_wins", 1)]
    [InlineData("initial_accuracy_rank_of_winner", 2)]
    public void A_winner_that_was_only_common_is_a_miss(string metric, double expected)
    {
        using var sweep = Sweep("prose", CodeIsBest);

        Assert.Equal(expected, RunMetric.Parse(metric).Of(sweep.Load().Runs[0].Data), 9);
    }

    [Fact]
    public void Runs_alike_predict_each_others_step()
    {
        using var sweep = Sweep("python", CodeIsBest);
        var run = sweep.Load().Runs[0].Data;
        var forecast = RunForecast.Of(run)!;
        double LogOdds(double share) => Math.Log(share / (1 - share));
        var between = (LogOdds(0.9) - LogOdds(0.63)) / (LogOdds(0.96) - LogOdds(0.63)); // masses at steps 10 and 20

        Assert.Equal(10 + (10 * between), forecast.MeasuredStep, 9);
        Assert.Equal(WinnerForecast.CollapseClock(Shares, CodeIsBest, 0.9) / forecast.MeasuredStep, run.Speed, 9);
        Assert.Equal(forecast.MeasuredStep, RunMetric.Parse("forecast/collapse_step").Of(run), 9);
    }

    [Fact]
    public void Runs_of_ones_own_base_tell_no_speed()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], _ => new("python", 0.96, Base: "b", Accuracies: CodeIsBest));
        var run = sweep.Load().Runs[0].Data;

        Assert.Equal(double.NaN, run.Speed);
        Assert.Equal(double.NaN, RunMetric.Parse("forecast/winner_hit").Of(run));
        Assert.Equal(1, RunMetric.Parse("forecast/most_accurate_wins").Of(run));
    }

    [Fact]
    public void Runs_whose_best_format_is_certain_set_the_speed()
    {
        double[] tied = [0.5, 0.49, 0.4];
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(5)], at =>
            new("python", 0.96, Base: at["seed"], Accuracies: at["seed"] is "3" or "4" ? tied : CodeIsBest));
        var runs = sweep.Load().Runs;

        Assert.All(runs, run => Assert.Equal(RunForecast.Of(runs[0].Data)!.MeasuredSpeed, run.Data.Speed, 9));
        Assert.NotEqual(RunForecast.Of(runs[0].Data)!.MeasuredSpeed, RunForecast.Of(runs[3].Data)!.MeasuredSpeed, 3);
    }

    [Fact]
    public void Where_the_base_had_collapsed_there_is_nothing_to_hit() =>
        Assert.Equal(
            (null, null, null, null, (bool?)true),
            (Ended(0).LeaderWins, Ended(0).MostAccurateWins, Ended(0).MostCommonWins, Ended(0).CollapsesAsForecast, Ended(3).LeaderWins));

    [Fact]
    public void A_penalty_stops_the_clock_before_the_threshold()
    {
        using var sweep = new SyntheticSweep(
            [SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(3)], at =>
                new("python", at["kl"] == "0" ? 0.96 : 0.5, Base: at["seed"], Accuracies: CodeIsBest));
        var penalized = sweep.Load().Runs.Single(run => run.Job.Coordinates["kl"] == "1" && run.Job.Coordinates["seed"] == "0").Data;

        Assert.Equal(double.PositiveInfinity, RunMetric.Parse("forecast/collapse_step").Of(penalized));
        Assert.Equal(1, RunMetric.Parse("forecast/collapse_hit").Of(penalized));
    }

    [Fact]
    public void Without_accuracies_there_is_no_forecast()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ => new("python", 0.96));

        Assert.Null(RunForecast.Of(sweep.Load().Runs[0].Data));
        Assert.Equal(double.NaN, RunMetric.Parse("forecast/most_accurate_wins").Of(sweep.Load().Runs[0].Data));
    }

    [Theory]
    [InlineData("\"terms\": { \"format-rarity\": 0 }, \"times\": []", true)]
    [InlineData("\"terms\": { \"format-rarity\": 0.5 }", false)]
    [InlineData("\"times\": [\"novelty-meaning\"]", false)]
    public void Where_more_is_paid_for_than_right_answers_there_is_no_forecast(string more, bool expected)
    {
        using var sweep = Sweep("python", [0.9, 0.5, 0.4]);
        var config = Path.Combine(sweep.RunFolder(0), "config.resolved.json");
        File.WriteAllText(config, File.ReadAllText(config).Replace("\"tokenCost\": 0", $"\"tokenCost\": 0, {more}"));

        Assert.Equal(expected, RunForecast.Of(sweep.Load().Runs[0].Data) is not null);
    }

    [Theory]
    [InlineData(new[] { 0.9, 0.5, 0.4 }, true)]
    [InlineData(new[] { 0.9, 0.88, 0.4 }, false)] // of 128 samples: [0.84, 0.94] and [0.81, 0.93]
    public void A_lead_is_certain_when_the_intervals_do_not_meet(double[] accuracies, bool isCertain)
    {
        using var sweep = Sweep("python", accuracies);

        Assert.Equal(isCertain, RunForecast.Of(sweep.Load().Runs[0].Data)!.IsBestCertain);
    }

    private static ForecastOutcome Ended(double measuredStep) => new(true, "prose", "python", "python", "python", 4, measuredStep, 40, 0.9);

    private static SyntheticSweep Sweep(string winner, double[] accuracies) =>
        new([SyntheticSweep.Seeds(3)], at => new(winner, 0.96, Base: at["seed"], Accuracies: accuracies));
}
