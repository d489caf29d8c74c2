using PuppeteerSharp;

namespace RLCollapse.Tests.Fixtures;

/// <summary>A file in a headless Chromium of its own, without a network, seen and used as a person would.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private readonly IBrowser _browser;

    private BrowserPage(IBrowser browser, IPage page) => (_browser, Page) = (browser, page);

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Whatever the page has complained of.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Opens a file.</summary>
    /// <param name="file">An HTML file.</param>
    /// <param name="width">Of the window in pixels.</param>
    public static async Task<BrowserPage> Open(string file, int width = 1200)
    {
        var browser = await Puppeteer.LaunchAsync(new LaunchOptions
        {
            ExecutablePath = BrowserFactAttribute.Program!,
            Headless = true,
            Args = ["--no-sandbox", "--proxy-server=127.0.0.1:9"], // what is loaded from anywhere would fail and be told
        });
        var opened = new BrowserPage(browser, await browser.NewPageAsync());
        opened.Page.Console += (_, message) => opened.Errors.Add(message.Message.Text);
        opened.Page.PageError += (_, error) => opened.Errors.Add(error.Message);
        opened.Page.RequestFailed += (_, request) => opened.Errors.Add($"not loaded: {request.Request.Url}");
        await opened.Page.SetViewportAsync(new ViewPortOptions { Width = width, Height = 900 });
        await opened.Page.GoToAsync(new Uri(file).AbsoluteUri, WaitUntilNavigation.Load);
        return opened;
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
        for (var tries = 0; tries < 200; tries++)
        {
            if (await Page.EvaluateExpressionAsync<bool>(expression)) return;
            await Task.Delay(25);
        }

        Assert.Fail($"never true: {expression}; {string.Join('\n', Errors)}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _browser.Dispose();
    }
}
