using RLCollapse.Cli.Progress;
using Spectre.Console;

namespace RLCollapse.Tests.Fixtures;

/// <summary>The console of live displays on a terminal of a test.</summary>
internal static class LiveConsole
{
    /// <summary>As it is on a terminal of that size that moves its cursor.</summary>
    public static IAnsiConsole On(VirtualTerminal terminal, int columns, int rows, params (string Name, string Value)[] environment)
    {
        var console = LiveView.Console(terminal, environment.ToDictionary(pair => pair.Name, pair => pair.Value));
        (console.Profile.Width, console.Profile.Height) = (columns, rows);
        (console.Profile.Capabilities.Ansi, console.Profile.Capabilities.Interactive) = (true, true);
        return console;
    }
}
