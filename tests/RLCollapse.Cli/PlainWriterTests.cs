using RLCollapse.Cli.Progress;
using Spectre.Console;

namespace RLCollapse.Tests.Cli;

public sealed class PlainWriterTests
{
    [Fact]
    public void What_a_file_holds_does_not_control_the_terminal()
    {
        var console = new StringWriter { NewLine = "\n" };
        var plain = new RLCollapse.Cli.PlainWriter(console);
        foreach (var sign in Hostile.Controls.Except(["\n", "\t"])) plain.WriteLine($"a{sign}b");
        plain.Write("\u001B[2J".ToCharArray());
        plain.Write("\u001B[2J".AsSpan());
        plain.WriteLine($"{1}\u0007");

        Assert.Contains("a\\u001Bb\n", console.ToString());
        Assert.DoesNotContain(Hostile.Controls.Except(["\n"]), sign => console.ToString().Contains(sign, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_live_display_shows_does_not_control_the_terminal()
    {
        var console = new StringWriter();
        var live = LiveView.Console(new RLCollapse.Cli.PlainWriter(console), new Dictionary<string, string>());
        live.Profile.Width = 400;
        live.WriteLine("warning: \u001B]0;title\u0007 in 'a'");
        live.Write(new Text("stage \u009B2J"));

        Assert.Contains("\\u001B]0;title\\u0007 in", console.ToString());
        Assert.DoesNotContain('\u009B', console.ToString());
        Assert.DoesNotContain('\u0007', console.ToString());
    }
}
