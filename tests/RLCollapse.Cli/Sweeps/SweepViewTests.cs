using RLCollapse.Analysis.Sweeps;
using RLCollapse.Cli;
using RLCollapse.Cli.Sweeps;

namespace RLCollapse.Tests.Cli.Sweeps;

/// <summary>What a sweep shows while it works, as a terminal shows it.</summary>
public sealed class SweepViewTests
{
    private static readonly SweepJob[] Jobs =
        [.. Enumerable.Range(0, 8).Select(i => new SweepJob(i, [("kl", "0.1"), ("seed", $"{i}")], Tiny.Config))];

    [Theory]
    [InlineData(120, 40)]
    [InlineData(80, 24)]
    [InlineData(60, 18)]
    [InlineData(30, 6)]
    public void Lines_beside_the_display_leave_nothing_of_it_behind(int columns, int rows)
    {
        var terminal = new VirtualTerminal(columns, rows);
        SweepView.On(LiveConsole.On(terminal, columns, rows)).Show(Sweep);

        Snapshot.Equal($"sweep-live-{columns}x{rows}", terminal.Text);
        Assert.True(terminal.ShowsCursor);
    }

    [Theory]
    [InlineData("dumb")]
    [InlineData("")]
    public void A_dumb_terminal_a_pipe_and_a_file_get_plain_lines(string term)
    {
        var terminal = new VirtualTerminal(200, 40);
        Assert.False(RLCollapse.Cli.Progress.Terminal.CanRedraw(
            isRedirected: term.Length == 0, new Dictionary<string, string> { ["TERM"] = term }, RLCollapse.Common.SystemKind.Linux));
        SweepView.For(new CliContext { Output = TextWriter.Null, Error = terminal, IsTerminal = false }).Show(Sweep);

        Snapshot.Equal("sweep-piped", terminal.Text);
    }

    private static int Sweep(ISweepObserver observer)
    {
        observer.Progress(At(0, 0));
        observer.Started(Jobs[0]);
        observer.Progress(At(0, 0.1, Jobs[0]));
        observer.Started(Jobs[1]);
        observer.Progress(At(0, 0.2, Jobs[0], Jobs[1]));
        observer.Done(Jobs[0], TimeSpan.FromSeconds(54));
        observer.Started(Jobs[2]);
        observer.Progress(At(1, 0.4, Jobs[1], Jobs[2]));
        observer.Failed(Jobs[1], 1, "results/exp/logs/kl=0.1,seed=1.log", ["broken", "here"]);
        observer.Progress(At(1, 0.5, Jobs[2..]));
        observer.Note("a note");
        observer.Progress(At(1, 0.6, Jobs[2]));
        observer.Done(Jobs[2], TimeSpan.FromSeconds(65));
        observer.Progress(At(2, 0.79));
        return 0;
    }

    private static SweepProgress At(int done, double fraction, params SweepJob[] running) => new(
        8, done, done > 0 && fraction > 0.4 ? 1 : 0, fraction, TimeSpan.FromSeconds(20),
        [.. running.Select(job => new JobProgress(job, "rl", 3, 10))]);
}
