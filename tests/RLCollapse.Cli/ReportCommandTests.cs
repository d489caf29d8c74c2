namespace RLCollapse.Tests.Cli;

public sealed class ReportCommandTests : IDisposable
{
    private readonly SyntheticRun _run = new SyntheticRun(["python", "prose"], 0).Trained([0.3, 0.69, 0.01], [0.97, 0.02, 0.01], 8, 1);

    public void Dispose() => _run.Dispose();

    [Fact]
    public void The_page_lies_in_the_runs_folder_and_its_path_is_printed()
    {
        var run = CommandLineRun.Of(["report", _run.Folder]);

        var path = Path.Combine(_run.Folder, "report.html");
        Assert.Equal((0, path + "\n", ""), (run.ExitCode, run.Output, run.Error));
        Assert.StartsWith("<!doctype html>", File.ReadAllText(path));
    }

    [Fact]
    public void A_run_that_is_named_twice_is_one_and_the_page_goes_where_it_is_told()
    {
        var path = Path.Combine(_run.Folder, "own.html");

        var run = CommandLineRun.Of(["report", _run.Folder, _run.Folder + Path.DirectorySeparatorChar, "--out", path]);

        Assert.Equal((0, path + "\n"), (run.ExitCode, run.Output));
        Assert.Contains($"<title>{Path.GetFileName(_run.Folder)} ", File.ReadAllText(path));
    }

    [Fact]
    public void The_page_of_several_lies_beside_their_comparison_in_the_folder_of_results()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(1)], _ => new("python", 0.97));

        var run = CommandLineRun.Of(["report", _run.Folder, "study", "--results", sweep.Root]);

        var path = Path.Combine(sweep.Root, "comparison", "report.html");
        Assert.Equal((0, path + "\n"), (run.ExitCode, run.Output));
        Assert.Contains("<title>2 runs and sweeps compared ", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("there-is-none", "There is no run or sweep 'there-is-none'")]
    [InlineData("tests", "'tests' is no run")]
    public void What_is_no_run_is_a_user_error(string folder, string told)
    {
        Directory.CreateDirectory(Path.Combine(_run.Folder, "tests"));
        var path = folder == "tests" ? Path.Combine(_run.Folder, folder) : folder;

        var run = CommandLineRun.Of(["report", path]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(told.Replace("'tests'", $"'{path}'"), run.Error);
        Assert.Empty(Directory.GetFiles(_run.Folder, "*.html", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_damaged_line_of_samples_is_told_and_nothing_is_written()
    {
        File.WriteAllText(Path.Combine(_run.Folder, "samples.jsonl"), "{}\n{}\n");

        var run = CommandLineRun.Of(["report", _run.Folder]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("samples.jsonl", run.Error);
        Assert.Empty(Directory.GetFiles(_run.Folder, "*.html"));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_a_user_error()
    {
        var run = CommandLineRun.Of(["report", _run.Folder, "--out", Path.Combine(_run.Metrics, "page.html")]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Cannot write", run.Error);
    }
}
