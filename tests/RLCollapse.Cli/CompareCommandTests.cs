using System.Globalization;

namespace RLCollapse.Tests.Cli;

public sealed class CompareCommandTests : IDisposable
{
    private readonly SyntheticRun _one = new(["python", "prose"], 0);
    private readonly SyntheticRun _two = new(["python", "prose"], 0.3);
    private readonly string _output = Checkpoints.NewPath("compared");

    public CompareCommandTests()
    {
        _one.Trained([0.4, 0.5, 0.1], [0.95, 0.04, 0.01], 64, 2);
        _two.Trained([0.4, 0.5, 0.1], [0.6, 0.35, 0.05], 64, 0.5);
    }

    public void Dispose()
    {
        _one.Dispose();
        _two.Dispose();
    }

    [Fact]
    public void Runs_are_put_side_by_side_in_text_and_a_picture()
    {
        var run = CommandLineRun.Of(["compare", _one.Folder, _two.Folder, _one.Folder, "--out", _output]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"rl.kl.coefficient  0  {0.3}  0"), run.Output);
        var picture = Path.Combine(_output, "comparison.png");
        Assert.Matches(@"\nB  \S+ +They part at rl step \d+: \S+ is", run.Output);
        Assert.Matches(@"\nC  \S+ +Every recorded number is the same", run.Output);
        Assert.EndsWith(picture + "\n", run.Output);
        Assert.Equal("PNG"u8, File.ReadAllBytes(picture).AsSpan(1, 3));
    }

    [Fact]
    public void The_curves_of_every_metric_are_a_page_where_that_is_asked_for()
    {
        var page = Path.Combine(_output, "both.html");

        var run = CommandLineRun.Of(["compare", _one.Folder, _two.Folder, "--out", _output, "--html", page]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.EndsWith($"{Path.Combine(_output, "comparison.png")}\n{page}\n", run.Output);
        Assert.Contains("<title>2 runs compared ", File.ReadAllText(page));
        Assert.Equal(2, CommandLineRun.Of(["compare", _one.Folder, _two.Folder, "--html", "both.pdf"]).ExitCode);
    }

    [Fact]
    public void The_picture_is_the_same_bytes_again()
    {
        var picture = Path.Combine(_output, "comparison.png");
        CommandLineRun.Of(["compare", _one.Folder, _two.Folder, "--out", _output]);
        var before = File.ReadAllBytes(picture);
        CommandLineRun.Of(["compare", _one.Folder, _two.Folder, "--out", _output]);
        Assert.Equal(before, File.ReadAllBytes(picture));
    }

    [Fact]
    public void One_run_is_not_enough() => Assert.Equal(2, CommandLineRun.Of(["compare", _one.Folder]).ExitCode);

    [Fact]
    public void A_run_without_a_probe_is_told()
    {
        using var empty = new SyntheticRun(["python", "prose"], 0);
        empty.Line("pretraining", 0, ("loss/train", 1));
        var run = CommandLineRun.Of(["compare", _one.Folder, empty.Folder, "--out", _output]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Run B has no measurements yet", run.Error);
        Assert.False(Directory.Exists(_output));
    }
}
