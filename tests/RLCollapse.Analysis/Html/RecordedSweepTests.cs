using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Html;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Tests.Analysis.Html;

/// <summary>The report of a sweep whose results are recorded and whose runs are on another machine.</summary>
public sealed class RecordedSweepTests(SharedBrowser browser) : IDisposable, IClassFixture<SharedBrowser>
{
    private readonly SyntheticSweep _sweep = new([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(3)],
        at => new(at["kl"] == "1" && at["seed"] == "2" ? "prose" : "python", at["kl"] == "0" ? 0.97 : 0.5));

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public void It_has_what_is_recorded_and_says_so()
    {
        Record();
        var data = ReportBuilder.Of([SourceReader.Read(_sweep.Folder)]);
        var source = Assert.Single(data.Sources);

        Assert.Equal("None of the 6 runs is on this machine: this is what is recorded of them.", source.Finding);
        Assert.Contains(source.Facts, fact => fact is ["Question", "What happens?"]);
        Assert.Equal("It collapses.", Assert.Single(source.Verdicts).Statement);
        Assert.Equal(["KL coefficient β", "n", "winners", "leading mass", "accuracy", "KL to base, nats", "collapse at step"],
            source.Recorded!.Heads);
        Assert.Equal(["0", "3", "python 3", "0.97 [0.97, 0.97]", "0.90 [0.90, 0.90]", "2.00 [2.00, 2.00]", "20.0 [20.0, 20.0]"],
            source.Recorded.Rows[0]);
        Assert.Equal(["1", "3", "python 2, prose 1"], source.Recorded.Rows[1].Take(3));
        Assert.Equal("never in 3 of 3", source.Recorded.Rows[1][^1]);
        Assert.Contains("format-mass", source.Recorded.Figures.Select(figure => figure.Name));
        Assert.Empty(data.Runs);
        Assert.InRange(ReportPage.Of(data).Length, 100_000, 1_000_000);
    }

    [Fact]
    public void Figures_that_are_too_large_are_named_and_links_are_not_followed()
    {
        Record();
        var figures = Path.Combine(_sweep.Folder, SweepReport.FiguresFolder);
        foreach (var file in Directory.GetFiles(figures)) File.Delete(file);
        File.WriteAllBytes(Path.Combine(figures, "format-mass.svg"), new byte[RecordedSweep.MostBytes]);
        File.WriteAllText(Path.Combine(figures, "pass-at-k.svg"), "<svg/>");
        File.WriteAllText(Path.Combine(figures, "mine.svg"), "<svg/>");
        File.CreateSymbolicLink(Path.Combine(figures, "theory.svg"), Path.Combine(_sweep.Folder, PlanFile.FileName));

        var recorded = ReportBuilder.Of([SourceReader.Read(_sweep.Folder)]).Sources[0].Recorded!;

        Assert.Equal(["format-mass"], recorded.Figures.Select(figure => figure.Name));
        Assert.Equal(["pass-at-k.svg"], recorded.LeftOut);
    }

    [Theory]
    [InlineData("")]
    [InlineData("kl,seed,run,leader_mass\n0,0,run0,0.9\n")]
    [InlineData("kl,seed,run,winner,leader_mass\n0,0,run0,python,much\n")]
    [InlineData("kl,seed,run,winner,leader_mass\n0,0\n")]
    [InlineData("kl,kl,winner\n0,0,python\n")]
    public void A_damaged_table_is_told(string table)
    {
        Record();
        File.WriteAllText(Path.Combine(_sweep.Folder, RecordedRuns.Table), table);
        var error = Assert.Throws<UserErrorException>(() => SourceReader.Read(_sweep.Folder));
        Assert.Contains("table.csv' is damaged", error.Message);
    }

    [BrowserFact]
    public async Task Its_figures_are_shown_by_the_page_alone()
    {
        Record();
        var path = Path.Combine(_sweep.Folder, HtmlReport.FileName);
        HtmlReport.Write([_sweep.Folder], path);

        await using var page = await browser.Open(path);

        Assert.Equal(["Verdicts", "Recorded"], await page.Texts("#nav a"));
        await page.Until("[...document.images].length > 1 && [...document.images].every(one => one.complete && one.naturalWidth > 100)");
        Assert.Contains("python 2, prose 1", await page.Text("#recorded table"));
        Assert.Empty(page.Errors);
    }

    private void Record()
    {
        SweepReport.Write(_sweep.Folder, [PlotFormat.Svg]);
        Verification.Run(_sweep.Experiment("""
            { "id": "c", "statement": "It collapses.", "metric": "collapse/leader_mass", "comparison": ">", "threshold": 0.4 }
            """), _sweep.Folder);
        Directory.Delete(Path.Combine(_sweep.Root, "runs"), recursive: true);
    }
}
