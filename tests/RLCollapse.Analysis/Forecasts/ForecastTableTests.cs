using RLCollapse.Analysis.Forecasts;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Forecasts;

public sealed class ForecastTableTests
{
    private const string EarlierColumns =
        "seed,run,base,policy,certain,most_common,most_accurate,forecast_winner,winner,forecast_step,measured_step,last_step";

    private const string Columns = EarlierColumns + ",leader_probability";

    private static readonly double[] CodeIsBest = [0.9, 0.5, 0.4];

    [Fact]
    public void A_run_with_a_forecast_has_a_row()
    {
        using var sweep = new SyntheticSweep(
            [SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(3)],
            at => at["seed"] == "2" ? new("python", 0.96)
                : new("python", at["kl"] == "0" ? 0.96 : 0.5, Base: at["seed"], Accuracies: CodeIsBest));
        var lines = ForecastTable.ToCsv(sweep.Load()).TrimEnd('\n').Split('\n');

        Assert.Equal("kl," + Columns, lines[0]);
        Assert.Equal(5, lines.Length);
        Assert.Equal("0,0,run0,0,f0,true,prose,python,python,python,16.2929,16.2929,40,1", lines[1]);
        Assert.Matches(@"^1,1,run4,1,f4,true,prose,python,python,python,never,never,40,0\.[5-9]\d*$", lines[4]);
    }

    [Fact]
    public void What_is_not_known_is_empty()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(1)], _ => new("prose", 0.96, Accuracies: CodeIsBest));

        Assert.Matches(@"\n0,run0,[^,]*,f0,true,prose,python,,prose,,[0-9.]+,40,\n$", ForecastTable.ToCsv(sweep.Load()));
    }

    [Fact]
    public void What_was_written_is_read_again_to_six_digits()
    {
        using var sweep = new SyntheticSweep(
            [SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(2)], at =>
                new("python", at["kl"] == "0" ? 0.96 : 0.5, Base: at["kl"] == "0" ? at["seed"] : "b", Accuracies: CodeIsBest));
        var written = sweep.Load();
        File.WriteAllText(Path.Combine(sweep.Folder, "forecast.csv"), ForecastTable.ToCsv(written));

        var expected = written.Runs.Select(run => ForecastOutcome.Of(run.Data)!)
            .Select(run => run with { Step = Rounded(run.Step), MeasuredStep = Rounded(run.MeasuredStep),
                LeaderProbability = double.Parse(run.LeaderProbability.ToString("G6")) });
        Assert.Equal(expected, ForecastTable.Read(sweep.Folder)!.Select(run => run.Outcome));
        Assert.Equal(written.Runs.Select(run => run.Policy), ForecastTable.Read(sweep.Folder)!.Select(run => run.Policy));

        static double Rounded(double step) => double.IsFinite(step) ? Math.Round(step, 4) : step;
    }

    [Fact]
    public void A_file_of_an_earlier_version_is_read_without_probabilities()
    {
        var folder = Tiny.TemporaryFolder();
        File.WriteAllText(Path.Combine(folder, "forecast.csv"), EarlierColumns + "\n0,a,b,p,true,b,c,c,d,6,7,8\n");

        Assert.Equal(new("b", "p", new(true, "b", "c", "c", "d", 6, 7, 8, double.NaN)), ForecastTable.Read(folder)!.Single());
    }

    [Theory]
    [InlineData("")]
    [InlineData("seed,run,winner\n0,a,python\n")]
    [InlineData(Columns + "\n0,a,b,p,true,prose\n")]
    [InlineData(Columns + "\n0,a,b,p,true,b,c,c,c,soon,7,8,0.5\n")]
    [InlineData(Columns + "\n0,a,b,p,true,b,c,c,c,6,7,8,1.5\n")]
    public void A_damaged_file_is_a_user_error(string text)
    {
        var folder = Tiny.TemporaryFolder();
        Assert.Null(ForecastTable.Read(folder));
        File.WriteAllText(Path.Combine(folder, "forecast.csv"), text);

        Assert.Contains("forecast.csv' is damaged", Assert.Throws<UserErrorException>(() => ForecastTable.Read(folder)).Message);
    }
}
