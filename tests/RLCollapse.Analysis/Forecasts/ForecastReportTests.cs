using RLCollapse.Analysis.Claims;
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
        Assert.Contains("6 of these are distinct, from 6 bases, 6 with a speed", report);
        Assert.Contains("in 3 of the distinct ones the pay of the best-paid format lies above", report);
        Assert.Contains(
            "| the most accurate at the base wins | 3 of 6 (6 bases): 0.50 [0.19, 0.81] | 3 of 3 (3 bases): 1.00 [0.44, 1.00] | ", report);
        Assert.Contains(
            "| the most common at the base wins | 3 of 6 (6 bases): 0.50 [0.19, 0.81] | 0 of 3 (3 bases): 0.00 [0.00, 0.56] | ", report);
        Assert.Contains("its median is near 1 by construction", report);
        Assert.Matches(@"Brier score 0\.\d+ ", report);
        Assert.Matches(@"\n\| 0(\.\d+)? to (0\.\d+|1) \| [01]\.\d+ \| \d of \d \(\d bases?\): ", report);
        Assert.Matches(@"\| xs \| 3 \| prose 3 \| python 3 \| python 3 \| python 3 \| [0-9.]+ \| [0-9. ·]+ \| 16 · 16 · 16 \|",
            report);
    }

    [Fact]
    public void The_report_counts_what_the_studys_page_reads_from_the_table()
    {
        using var sweep = new SyntheticSweep(
            [SyntheticSweep.Kl("0", "0.001"), SyntheticSweep.Seeds(6)], // the penalty changes nothing: repeats of the same base
            at => new(at["seed"] is "0" or "1" ? "prose" : "python", 0.96, Base: at["seed"], Accuracies: [0.9, 0.5, 0.4]));
        var data = sweep.Load();
        File.WriteAllText(Path.Combine(sweep.Folder, "forecast.csv"), ForecastTable.ToCsv(data));
        var page = StudyForecasts.ToMarkdown(new("", "", [new("C", "It is said.", "study", [], "")]), sweep.Root);

        const string counts = "4 of 6 (6 bases): 0.67 [0.30, 0.90]";
        Assert.Contains("12 of 12 runs have what a forecast needs and a penalty under which the closed form holds; 6 of these are distinct",
            ForecastReport.ToMarkdown(data));
        Assert.Contains($"| the forecast leader wins | {counts} | ", ForecastReport.ToMarkdown(data));
        Assert.Contains($"| [study](study/forecast.md) | {counts} | {counts} | ", page);
    }

    [Fact]
    public void Runs_without_accuracies_leave_an_empty_report()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ => new("python", 0.96));

        Assert.Contains("0 of 2 runs have what a forecast needs", ForecastReport.ToMarkdown(sweep.Load()));
    }
}
