using System.Text.RegularExpressions;
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

    [Theory]
    [InlineData(120, 40)]
    [InlineData(80, 24)]
    [InlineData(60, 18)]
    public void Lines_beside_the_display_leave_nothing_of_it_behind(int columns, int rows)
    {
        var terminal = new VirtualTerminal(columns, rows);
        new LiveView(LiveConsole.On(terminal, columns, rows), new ManualTime()).Show(Run);

        Snapshot.Equal($"run-live-{columns}x{rows}", Regex.Replace(terminal.Text, "[0-9]+ MB", "64 MB"));
        Assert.True(terminal.ShowsCursor);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false, "NO_COLOR")]
    public void Colours_follow_the_terminal_and_NO_COLOR(bool hasColors, params string[] variables)
    {
        var terminal = new VirtualTerminal(80, 24);
        var console = LiveConsole.On(terminal, 80, 24, [("TERM", "xterm-256color"), .. variables.Select(name => (name, "1"))]);
        new LiveView(console, new ManualTime()).Show(Run);

        Assert.Equal(hasColors, terminal.HasColors);
    }

    private static int Run(IRunObserver observer)
    {
        MetricsRecord Probe(int step, double python) => new("rl", step)
        {
            ["format_mass/python"] = python, ["format_mass/llm-code"] = 1 - python, ["accuracy"] = 0.25,
        };
        observer.Note("on cpu with 2 threads, float32 products");
        observer.StageStarted("rl", 4, 0);
        observer.Probed(Probe(0, 0.25));
        observer.StepDone(new MetricsRecord("rl", 1) { ["reward/mean"] = 0.5 });
        observer.Warn("a caution");
        observer.StepDone(new MetricsRecord("rl", 4) { ["reward/mean"] = 0.75 });
        observer.Probed(Probe(4, 0.75));
        return 0;
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
