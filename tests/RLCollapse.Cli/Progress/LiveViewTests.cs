using RLCollapse.Cli.Progress;
using RLCollapse.Runs;
using Spectre.Console;

namespace RLCollapse.Tests.Cli.Progress;

public sealed class LiveViewTests
{
    private static readonly (string, double)[] Masses = [("python", 0.5), ("llm-code", 0.25), ("malformed", 0)];

    [Fact]
    public void The_picture_shows_stage_pace_memory_and_masses()
    {
        var progress = new StageProgress("rl", 40, 0, 10, TimeSpan.FromSeconds(5));
        var step = new MetricsRecord("rl", 10) { ["reward/mean"] = 0.5 };

        Assert.Equal(
            """
            rl 10/40 ██████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  25 %
            reward 0.5, 2 steps/s, 15 s left, 64 MB
            python    ████████████░░░░░░░░░░░░  50 %
            llm-code  ██████░░░░░░░░░░░░░░░░░░  25 %
            malformed ░░░░░░░░░░░░░░░░░░░░░░░░   0 %
            """,
            Draw(80, console => console.Write(LiveFrame.Of(progress, step, Masses, 64, 80))).TrimEnd());
    }

    [Theory]
    [InlineData(20)]
    [InlineData(33)]
    [InlineData(200)]
    public void No_line_is_wider_than_the_terminal(int width)
    {
        var progress = new StageProgress("pretraining", 100_000, 0, 99_999, TimeSpan.FromSeconds(5_000));

        var lines = Draw(width, console => console.Write(LiveFrame.Of(progress, null, Masses, 1e6, width))).TrimEnd().Split('\n');

        Assert.Equal(5, lines.Length);
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
    }

    [Fact]
    public void Notes_with_brackets_are_plain_text_and_the_result_comes_back()
    {
        var shown = "";
        var text = Draw(60, console => shown = new LiveView(console, new ManualTime()).Show(observer =>
        {
            observer.StageStarted("rl", 2, 0);
            observer.Note("a [note]");
            observer.Warn("a [warning]");
            observer.StepDone(new MetricsRecord("rl", 2));
            return "folder";
        }));

        Assert.Equal("folder", shown);
        Assert.Contains("a [note]", text);
        Assert.Contains("warning: a [warning]", text);
        Assert.Contains("rl 2/2", text);
        Assert.DoesNotContain("\u001b", text);
    }

    private static string Draw(int width, Action<IAnsiConsole> draw)
    {
        var writer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = width;
        draw(console);
        return string.Join('\n', writer.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
    }
}
