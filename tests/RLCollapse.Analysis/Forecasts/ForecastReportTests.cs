using RLCollapse.Analysis.Forecasts;

namespace RLCollapse.Tests.Analysis.Forecasts;

public sealed class ForecastReportTests
{
    [Fact]
    public void Hits_steps_and_arms_are_counted_over_all_runs_and_over_the_certain_ones()
    {
        using var sweep = new SyntheticSweep(
            [SyntheticSweep.Scale("xs", "s"), SyntheticSweep.Seeds(3)],
            at => at["scale"] == "xs"
                ? new("python", 0.96, Base: at["scale"] + at["seed"], Accuracies: [0.9, 0.5, 0.4])
                : new("prose", 0.96, Base: at["scale"] + at["seed"], Accuracies: [0.9, 0.88, 0.4]));
        var report = ForecastReport.ToMarkdown(sweep.Load());

        Assert.Contains("6 of 6 runs have what a forecast needs", report);
        Assert.Contains("in 3 of them the pay of the best-paid format lies above", report);
        Assert.Contains("| the most accurate at the base wins | 3 of 6 | 0.50 [0.19, 0.81] | 3 of 3 | 1.00 [0.44, 1.00] |", report);
        Assert.Contains("| the most common at the base wins | 3 of 6 | 0.50 [0.19, 0.81] | 0 of 3 | 0.00 [0.00, 0.56] |", report);
        Assert.Matches(@"\| all \| 6 \| [0-9.]+ \| ", report);
        Assert.Matches(@"\| xs \| 3 \| prose 3 \| python 3 \| python 3 \| python 3 \| [0-9.]+ \| [0-9. ·]+ \| 16\.3 · 16\.3 · 16\.3 \|",
            report);
    }

    [Fact]
    public void Runs_without_accuracies_leave_an_empty_report()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ => new("python", 0.96));

        Assert.Contains("0 of 2 runs have what a forecast needs", ForecastReport.ToMarkdown(sweep.Load()));
    }
}
