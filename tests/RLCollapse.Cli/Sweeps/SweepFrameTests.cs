using RLCollapse.Analysis.Sweeps;
using RLCollapse.Cli.Sweeps;
using Spectre.Console;

namespace RLCollapse.Tests.Cli.Sweeps;

public sealed class SweepFrameTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(30)]
    public void The_whole_and_each_running_job_have_a_bar_that_leaves_room_for_the_text_and_a_line_cut_to_the_terminal(int width)
    {
        var job = new SweepJob(3, [("kl", "0")], Tiny.Config);
        var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output),
            ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = 200;
        console.Write(SweepFrame.Of(new(8, 2, 0, 0.5, TimeSpan.FromSeconds(5), [new(job, "rl", 1, 4), new(job, "starting", 0, 4)]), width));
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()).ToArray();

        string[] expected = width == 100
            ? ["████████████░░░░░░░░░░░░ 2/8 jobs done (50 %), 5 s left", "██████░░░░░░░░░░░░░░░░░░ #3 kl=0: rl 1/4",
                "░░░░░░░░░░░░░░░░░░░░░░░░ #3 kl=0: starting"]
            : ["██░░ 2/8 jobs done (50 %), 5 s", "█░░░ #3 kl=0: rl 1/4", "░░░░ #3 kl=0: starting"];
        Assert.Equal(expected, lines);
    }
}
