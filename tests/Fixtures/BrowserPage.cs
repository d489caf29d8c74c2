using System.Diagnostics;
using System.Text.Json;
using PuppeteerSharp;

namespace RLCollapse.Tests.Fixtures;

/// <summary>A file in a <see cref="SharedBrowser"/>, seen and used as a person would.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    /// <summary>Milliseconds after which something is not going to come, also on a machine that has much other work.</summary>
    public const int Patience = 120_000;

    private readonly IBrowserContext _profile;
    private readonly ICDPSession _session;

    private BrowserPage(IBrowserContext profile, IPage page, ICDPSession session) =>
        (_profile, Page, _session) = (profile, page, session);

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Whatever the page has complained of.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Opens a file.</summary>
    /// <param name="profile">Is closed with the page.</param>
    /// <param name="file">An HTML file.</param>
    /// <param name="width">Of the window in pixels.</param>
    public static async Task<BrowserPage> Open(IBrowserContext profile, string file, int width)
    {
        var page = await profile.NewPageAsync();
        page.DefaultTimeout = Patience;
        var session = await page.CreateCDPSessionAsync();
        await session.SendAsync("Performance.enable", new { timeDomain = "threadTicks" });
        var opened = new BrowserPage(profile, page, session);
        page.Console += (_, message) => opened.Errors.Add(message.Message.Text);
        page.PageError += (_, error) => opened.Errors.Add(error.Message);
        page.RequestFailed += (_, request) => opened.Errors.Add($"not loaded: {request.Request.Url}");
        await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = 900 });
        await page.GoToAsync(new Uri(file).AbsoluteUri, WaitUntilNavigation.Load);
        return opened;
    }

    /// <summary>Seconds of a processor that the page's main thread has taken so far, whatever else the machine does.</summary>
    public async Task<double> BusySeconds()
    {
        var answer = await _session.SendAsync<JsonElement>("Performance.getMetrics");
        return answer.GetProperty("metrics").EnumerateArray()
            .Single(metric => metric.GetProperty("name").GetString() == "TaskDuration").GetProperty("value").GetDouble();
    }

    /// <summary>The text of the first element of a selector.</summary>
    public Task<string> Text(string selector) => Page.EvaluateExpressionAsync<string>($"document.querySelector('{selector}').innerText");

    /// <summary>The texts of all elements of a selector.</summary>
    public Task<string[]> Texts(string selector) =>
        Page.EvaluateExpressionAsync<string[]>($"[...document.querySelectorAll('{selector}')].map(one => one.innerText)");

    /// <summary>Chooses from a list by its label.</summary>
    public async Task Choose(string label, string text)
    {
        const string Find = "(label, text) => { const select = [...document.querySelectorAll('label')]"
            + ".find(one => one.firstChild.textContent === label).querySelector('select'); "
            + "select.value = [...select.options].find(one => one.text === text).value; "
            + "select.dispatchEvent(new Event('change', { bubbles: true })); }";
        await Page.EvaluateFunctionAsync(Find, label, text);
    }

    /// <summary>Waits until an expression is true.</summary>
    public async Task Until(string expression)
    {
        for (var waited = Stopwatch.StartNew(); waited.ElapsedMilliseconds < Patience; await Task.Delay(25))
        {
            if (await Page.EvaluateExpressionAsync<bool>(expression)) return;
        }

        Assert.Fail($"never true: {expression}; {string.Join('\n', Errors)}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _profile.CloseAsync();
}
