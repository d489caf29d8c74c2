namespace RLCollapse.Tests.Fixtures;

/// <summary>A test in a real browser (<see cref="BrowserPage"/>); where there is none, it is skipped and says so.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() =>
        Skip = Program is null ? "There is no chromium (on Debian: apt-get install --no-install-recommends chromium)." : null;

    /// <summary>Path of the browser; null where there is none.</summary>
    public static string? Program { get; } = Installed.Find("chromium", "chromium-browser", "google-chrome");
}
