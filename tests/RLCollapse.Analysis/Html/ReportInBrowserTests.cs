using PuppeteerSharp;
using RLCollapse.Analysis.Html;
using Xunit.Abstractions;

namespace RLCollapse.Tests.Analysis.Html;

public sealed class ReportInBrowserTests(ITestOutputHelper output)
{
    private const string Attack = "<img src=x onerror='window.hacked=1'></script><script>window.hacked=1</script>";

    [BrowserFact]
    public async Task Samples_are_filtered_shaded_and_stand_side_by_side_as_texts()
    {
        using var run = new SyntheticRun(["python", "prose"], 0).Pretrained().Trained([0.3, 0.69, 0.01], [0.97, 0.02, 0.01], 64, 1);
        SampleLines.Write(run.Folder, [0, 27, 40, 64], 12, problem => $"{Attack} {problem}");
        await using var browser = await Report(run.Folder);

        Assert.Contains("python takes over", await browser.Text(".sentence"));
        Assert.Equal("12 of 12 responses at step 0 · first, 0 of them right", await browser.Text("#samples output"));
        Assert.StartsWith($"{Attack} 0 ", await browser.Text(".prompt"));
        Assert.Equal(["step 0 · first", "step 64 · last"], await browser.Texts(".cards li:first-child b"));
        Assert.Equal("def 0 </script> return <end>", await browser.Text(".side:last-child .response"));
        Assert.Equal("token shade-3",
            await browser.Page.EvaluateExpressionAsync<string>("document.querySelector('.side .token').className"));

        await browser.Choose("Answer", "right");
        Assert.Empty(await browser.Texts(".cards li"));
        await browser.Choose("Step", "40 · collapse");
        await browser.Choose("Format", "python");
        Assert.Equal("12 of 12 responses at step 40 · collapse, 12 of them right", await browser.Text("#samples output"));
        await browser.Page.TypeAsync("input[type=search]", "p11");
        Assert.Equal("1 of 12 responses at step 40 · collapse, 1 of them right", await browser.Text("#samples output"));

        Assert.True(await browser.Page.EvaluateExpressionAsync<bool>("window.hacked === undefined"));
        Assert.Empty(browser.Errors);
    }

    [BrowserFact]
    public async Task Curves_are_read_by_pointer_and_keys_and_seeds_switched()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(3)],
            at => new("python", at["kl"] == "0" ? 0.97 : 0.5));
        await using var browser = await Report(sweep.Folder);
        await browser.Until("document.querySelectorAll('#masses canvas').length === 2");
        Assert.Equal(["β = 0 · n = 3", "β = 1 · n = 3"], await browser.Texts("#masses h3"));

        await browser.Page.ClickAsync(".seeds button[aria-label='seed 1 of β = 0']");
        Assert.Equal(["β = 0 · n = 2", "β = 1 · n = 3"], await browser.Texts("#masses h3"));
        await browser.Page.ClickAsync("#runs-shown li:last-child input");
        Assert.Equal(["β = 0 · n = 2"], await browser.Texts("#masses h3"));
        await browser.Page.ClickAsync("#masses .toggle");

        await browser.Page.FocusAsync("#masses .canvas");
        await browser.Page.Keyboard.PressAsync("End");
        Assert.Matches("^0.97 python · β = 0 · seed 0 · step 40", await browser.Text("#masses .readout"));
        await browser.Page.Keyboard.PressAsync("ArrowLeft");
        Assert.Contains("step 20", await browser.Text("#masses .readout"));
        await browser.Page.Keyboard.PressAsync("ArrowDown");
        await browser.Page.Keyboard.PressAsync("+");
        Assert.Contains("step 20", await browser.Text("#masses .readout"));
        await browser.Page.Keyboard.PressAsync("0");
        await browser.Page.Keyboard.PressAsync("Escape");

        var over = await (await browser.Page.QuerySelectorAsync("#masses .u-over")).BoundingBoxAsync();
        await browser.Page.Mouse.MoveAsync(over.X + over.Width - 2, over.Y + 8);
        await browser.Until("document.querySelector('#masses .readout b') !== null");
        Assert.Empty(browser.Errors);
    }

    [BrowserFact]
    public async Task Dark_follows_the_system_and_the_switch_and_a_phone_shows_all_of_the_width()
    {
        using var run = new SyntheticRun(["python", "prose"], 0).Trained([0.3, 0.69, 0.01], [0.97, 0.02, 0.01], 8, 1);
        SampleLines.Write(run.Folder, [0, 8], 2, withTokens: false);
        await using var browser = await Report(run.Folder, 400);
        const string Background = "getComputedStyle(document.body).backgroundColor";

        await browser.Page.EmulateMediaFeaturesAsync([new() { MediaFeature = MediaFeature.PrefersColorScheme, Value = "dark" }]);
        await browser.Until($"{Background} === 'rgb(18, 20, 22)' && document.querySelector('#theme').ariaPressed === 'true'");
        await browser.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the finding", await browser.Page.EvaluateExpressionAsync<string>("document.activeElement.innerText"));
        await browser.Page.FocusAsync("#theme");
        await browser.Page.Keyboard.PressAsync("Space");
        await browser.Until($"{Background} === 'rgb(244, 245, 247)' && document.querySelector('#theme').ariaPressed === 'false'");

        Assert.Contains("nothing is shaded", await browser.Text("#samples"));
        Assert.Equal(400, await browser.Page.EvaluateExpressionAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(browser.Errors);
    }

    /// <summary>Its run is as long as those of experiments, and stands for each of a hundred.</summary>
    [BrowserFact]
    public async Task A_sweep_of_a_hundred_runs_is_below_15_megabytes_and_opens_in_seconds()
    {
        using var run = new SyntheticRun(["python", "prose", "latex", "terse"], 0).Pretrained()
            .Trained([0.3, 0.3, 0.2, 0.19, 0.01], [0.96, 0.01, 0.01, 0.01, 0.01], 90, 1);
        SampleLines.Write(run.Folder, [0, 1, 2, 3, 5, 8, 12, 18, 27, 40, 50, 60, 90], 24);
        var source = SourceReader.Read(run.Folder);
        var runs = Enumerable.Range(0, 100).Select(seed => source.Arms[0].Runs[0] with { Seed = $"{seed}" }).ToList();
        var page = ReportPage.Of(ReportBuilder.Of([source with { IsSweep = true, Arms = [.. runs.Chunk(10).Select((chunk, i) =>
            new ReportArm($"arm {i}", chunk))] }]));
        var path = Path.Combine(run.Folder, "report.html");
        File.WriteAllText(path, page);

        await using var browser = await BrowserPage.Open(path);
        var milliseconds = await browser.Page.EvaluateExpressionAsync<double>(
            "performance.timing.loadEventEnd - performance.timing.fetchStart");

        output.WriteLine($"{new FileInfo(path).Length / 1e6:0.0} MB, {milliseconds} ms");
        Assert.InRange(new FileInfo(path).Length, 1_000_000, 15_000_000);
        Assert.InRange(milliseconds, 1, 10_000); // 2 s on a machine with nothing else to do
        Assert.Empty(browser.Errors);
    }

    private static async Task<BrowserPage> Report(string folder, int width = 1200)
    {
        var path = Path.Combine(folder, HtmlReport.FileName);
        HtmlReport.Write([folder], path);
        return await BrowserPage.Open(path, width);
    }
}
