using RLCollapse.Analysis.Plotting;
using RLCollapse.Runs;

namespace RLCollapse.Tests.Cli;

public sealed class PlotCommandTests
{
    [Fact]
    public void Every_run_is_drawn_in_the_formats_asked_for()
    {
        var drawn = new List<(string Folder, string Formats)>();
        var folder = Path.Combine(ConfigFolder.Repository, "src");
        var other = Path.Combine(ConfigFolder.Repository, "tests");
        void Draw(string run, IReadOnlyList<PlotFormat> formats) => drawn.Add((run, string.Join('+', formats)));

        Assert.Equal(0, CommandLineRun.Of(["plot", folder, other, "--format", "svg"], figures: Draw).ExitCode);
        Assert.Equal(0, CommandLineRun.Of(["plot", folder, "--format", "pdf", "--format", "png"], figures: Draw).ExitCode);
        var usual = CommandLineRun.Of(["plot", folder], figures: Draw);

        Assert.Equal([(folder, "Svg"), (other, "Svg"), (folder, "Pdf+Png"), (folder, "Png+Svg")], drawn);
        Assert.Equal(Path.Combine(folder, "plots") + "\n", usual.Output);
    }

    [Fact]
    public void A_sweep_gets_tables_and_figures()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ => new("python", 0.97));

        var run = CommandLineRun.Of(["plot", sweep.Folder, "--format", "png"]);

        Assert.Equal((0, Path.Combine(sweep.Folder, "figures") + "\n"), (run.ExitCode, run.Output));
        Assert.True(File.Exists(Path.Combine(sweep.Folder, "table.md")));
        Assert.True(File.Exists(Path.Combine(sweep.Folder, "figures", "format-mass.png")));
        Assert.False(File.Exists(Path.Combine(sweep.Folder, "figures", "format-mass.svg")));
    }

    [Fact]
    public void A_run_that_cannot_be_drawn_is_told_and_the_others_are_drawn()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ => new("python", 0.97));
        File.AppendAllText(Path.Combine(sweep.RunFolder(0), "metrics.jsonl"), "[]\n");

        var run = CommandLineRun.Of(["plot", sweep.RunFolder(0), sweep.RunFolder(1), "--format", "svg"],
            figures: (folder, formats) => RunFigures.Draw(folder, formats));

        Assert.Equal((2, Path.Combine(sweep.RunFolder(1), "plots") + "\n"), (run.ExitCode, run.Output));
        Assert.Contains("metrics.jsonl:5: ", run.Error);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(sweep.RunFolder(1), "plots")));
    }

    [Fact]
    public void Tables_and_figures_of_more_runs_than_are_here_are_named_and_left_alone()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ => new("python", 0.97));
        CommandLineRun.Of(["plot", sweep.Folder, "--format", "svg"]);
        string[] Written() =>
            [.. Directory.GetFiles(sweep.Folder, "*", SearchOption.AllDirectories).Order()
            .Select(file => file + File.GetLastWriteTimeUtc(file).Ticks)];
        var before = Written();

        Directory.Delete(sweep.RunFolder(1), recursive: true);
        var run = CommandLineRun.Of(["plot", sweep.Folder, "--format", "svg"]);

        Assert.Equal((0, Path.Combine(sweep.Folder, "figures") + "\n"), (run.ExitCode, run.Output));
        Assert.Contains("made from 2 finished runs, and only 1 is on this machine", run.Error);
        Assert.Equal(before, Written());
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_user_error()
    {
        var run = CommandLineRun.Of("plot there-is-none");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("There is no run or sweep 'there-is-none'", run.Error);
    }
}
