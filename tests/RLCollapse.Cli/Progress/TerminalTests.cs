using RLCollapse.Cli.Progress;
using RLCollapse.Common;

namespace RLCollapse.Tests.Cli.Progress;

public sealed class TerminalTests
{
    [Theory]
    [InlineData("xterm-256color", SystemKind.Linux, true)]
    [InlineData("dumb", SystemKind.Linux, false)]
    [InlineData("dumb", SystemKind.Windows, false)]
    [InlineData("", SystemKind.Linux, false)]
    [InlineData(null, SystemKind.Linux, false)]
    [InlineData(null, SystemKind.MacOs, false)]
    [InlineData(null, SystemKind.Windows, true)]
    public void A_terminal_is_redrawn_only_where_it_can_be(string? term, SystemKind system, bool canRedraw)
    {
        Dictionary<string, string> environment = term is null ? [] : new() { ["TERM"] = term };

        Assert.Equal(canRedraw, Terminal.CanRedraw(isRedirected: false, environment, system));
        Assert.False(Terminal.CanRedraw(isRedirected: true, environment, system));
    }
}
