using PuppeteerSharp;

namespace RLCollapse.Tests.Fixtures;

/// <summary>A headless Chromium that the tests of a class share, started by the first that opens a page.</summary>
public sealed class SharedBrowser : IAsyncLifetime
{
    private readonly Lazy<Task<IBrowser>> _started = new(() => Puppeteer.LaunchAsync(new LaunchOptions
    {
        ExecutablePath = BrowserFactAttribute.Program!,
        Headless = true,
        Timeout = BrowserPage.Patience,
        Args = ["--no-sandbox", "--proxy-server=127.0.0.1:9"], // what is loaded from anywhere fails and is told
    }));

    /// <summary>Opens a file in a profile of its own.</summary>
    /// <param name="file">An HTML file.</param>
    /// <param name="width">Of the window in pixels.</param>
    internal async Task<BrowserPage> Open(string file, int width = 1200)
    {
        var profile = await (await _started.Value).CreateBrowserContextAsync();
        return await BrowserPage.Open(profile, file, width);
    }

    /// <inheritdoc/>
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (!_started.IsValueCreated) return;
        var browser = await _started.Value;
        await browser.CloseAsync();
        browser.Dispose();
    }
}
