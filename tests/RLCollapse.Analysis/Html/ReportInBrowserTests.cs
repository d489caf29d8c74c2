using PuppeteerSharp;
using RLCollapse.Analysis.Html;
using Xunit.Abstractions;

namespace RLCollapse.Tests.Analysis.Html;

public sealed class ReportInBrowserTests(SharedBrowser browser, ITestOutputHelper output) : IClassFixture<SharedBrowser>
{
    private const string Attack = "<img src=x onerror='window.hacked=1'></script><script>window.hacked=1</script>";

    [BrowserFact]
    public async Task Samples_are_filtered_shaded_and_stand_side_by_side_as_texts()
    {
        using var run = new SyntheticRun(["python", "prose"], 0).Pretrained().Trained([0.3, 0.69, 0.01], [0.97, 0.02, 0.01], 64, 1);
        SampleLines.Write(run.Folder, [0, 27, 40, 64], 12, problem => $"{Attack} {problem}");
        await using var page = await Report(run.Folder);

        Assert.Contains("python takes over", await page.Text(".sentence"));
        Assert.Equal("12 of 12 responses at step 0 · first, 0 of them right", await page.Text("#samples output"));
        Assert.StartsWith($"{Attack} 0 ", await page.Text(".prompt"));
        Assert.Equal(["step 0 · first", "step 64 · last"], await page.Texts(".cards li:first-child b"));
        Assert.Equal("def 0 </script> return <end>", await page.Text(".side:last-child .response"));
        Assert.Equal("token shade-3",
            await page.Page.EvaluateExpressionAsync<string>("document.querySelector('.side .token').className"));

        await page.Choose("Answer", "right");
        Assert.Empty(await page.Texts(".cards li"));
        await page.Choose("Step", "40 · collapse");
        await page.Choose("Format", "python");
        Assert.Equal("12 of 12 responses at step 40 · collapse, 12 of them right", await page.Text("#samples output"));
        await page.Page.TypeAsync("input[type=search]", "p11");
        Assert.Equal("1 of 12 responses at step 40 · collapse, 1 of them right", await page.Text("#samples output"));

        Assert.True(await page.Page.EvaluateExpressionAsync<bool>("window.hacked === undefined"));
        Assert.Empty(page.Errors);
    }

    [BrowserFact]
    public async Task Curves_are_read_by_pointer_and_keys_and_seeds_switched()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(3)],
            at => new("python", at["kl"] == "0" ? 0.97 : 0.5));
        await using var page = await Report(sweep.Folder);
        await page.Until("document.querySelectorAll('#masses canvas').length === 2");
        Assert.Equal(["β = 0 · n = 3", "β = 1 · n = 3"], await page.Texts("#masses h3"));

        await page.Page.ClickAsync(".seeds button[aria-label='seed 1 of β = 0']");
        Assert.Equal(["β = 0 · n = 2", "β = 1 · n = 3"], await page.Texts("#masses h3"));
        await page.Page.ClickAsync("#runs-shown li:last-child input");
        Assert.Equal(["β = 0 · n = 2"], await page.Texts("#masses h3"));
        await page.Page.ClickAsync("#masses .toggle");

        await page.Page.FocusAsync("#masses .canvas");
        await page.Page.Keyboard.PressAsync("End");
        Assert.Matches("^0.97 python · β = 0 · seed 0 · step 40", await page.Text("#masses .readout"));
        await page.Page.Keyboard.PressAsync("ArrowLeft");
        Assert.Contains("step 20", await page.Text("#masses .readout"));
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await page.Page.Keyboard.PressAsync("+");
        Assert.Contains("step 20", await page.Text("#masses .readout"));
        await page.Page.Keyboard.PressAsync("0");
        await page.Page.Keyboard.PressAsync("Escape");

        var over = await (await page.Page.QuerySelectorAsync("#masses .u-over")).BoundingBoxAsync();
        await page.Page.Mouse.MoveAsync(over.X + over.Width - 2, over.Y + 8);
        await page.Until("document.querySelector('#masses .readout b') !== null");
        Assert.Empty(page.Errors);
    }

    [BrowserFact]
    public async Task Dark_follows_the_system_and_the_switch_and_a_phone_shows_all_of_the_width()
    {
        using var run = new SyntheticRun(["python", "prose"], 0).Trained([0.3, 0.69, 0.01], [0.97, 0.02, 0.01], 8, 1);
        SampleLines.Write(run.Folder, [0, 8], 2, withTokens: false);
        await using var page = await Report(run.Folder, 400);
        const string Background = "getComputedStyle(document.body).backgroundColor";

        await page.Page.EmulateMediaFeaturesAsync([new() { MediaFeature = MediaFeature.PrefersColorScheme, Value = "dark" }]);
        await page.Until($"{Background} === 'rgb(18, 20, 22)' && document.querySelector('#theme').ariaPressed === 'true'");
        await page.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the finding", await page.Page.EvaluateExpressionAsync<string>("document.activeElement.innerText"));
        await page.Page.FocusAsync("#theme");
        await page.Page.Keyboard.PressAsync("Space");
        await page.Until($"{Background} === 'rgb(244, 245, 247)' && document.querySelector('#theme').ariaPressed === 'false'");

        Assert.Contains("nothing is shaded", await page.Text("#samples"));
        Assert.Equal(400, await page.Page.EvaluateExpressionAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(page.Errors);
    }

    /// <summary>Its run is as long as those of experiments, and stands for each of a hundred.</summary>
    [BrowserFact]
    public async Task A_sweep_of_a_hundred_runs_is_below_15_megabytes_and_opens_in_two_seconds()
    {
        using var run = new SyntheticRun(["python", "prose", "latex", "terse"], 0).Pretrained()
            .Trained([0.3, 0.3, 0.2, 0.19, 0.01], [0.96, 0.01, 0.01, 0.01, 0.01], 90, 1);
        SampleLines.Write(run.Folder, [0, 1, 2, 3, 5, 8, 12, 18, 27, 40, 50, 60, 90], 24);
        var source = SourceReader.Read(run.Folder);
        var runs = Enumerable.Range(0, 100).Select(seed => source.Arms[0].Runs[0] with { Seed = $"{seed}" }).ToList();
        var html = ReportPage.Of(ReportBuilder.Of([source with { IsSweep = true, Arms = [.. runs.Chunk(10).Select((chunk, i) =>
            new ReportArm($"arm {i}", chunk))] }]));
        var path = Path.Combine(run.Folder, "report.html");
        File.WriteAllText(path, html);

        await using var page = await browser.Open(path);
        var seconds = await page.BusySeconds();

        output.WriteLine($"{new FileInfo(path).Length / 1e6:0.0} MB, {seconds:0.00} s");
        Assert.InRange(new FileInfo(path).Length, 1_000_000, 15_000_000);
        Assert.InRange(seconds, 0.01, 2);
        Assert.Empty(page.Errors);
    }

    private async Task<BrowserPage> Report(string folder, int width = 1200)
    {
        var path = Path.Combine(folder, HtmlReport.FileName);
        HtmlReport.Write([folder], path);
        return await browser.Open(path, width);
    }
}
