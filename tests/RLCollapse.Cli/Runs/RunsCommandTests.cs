using RLCollapse.Analysis.Catalog;
using RLCollapse.Cli.Runs;

namespace RLCollapse.Tests.Cli.Runs;

public sealed class RunsCommandTests : IDisposable
{
    private readonly FakeResults _results = new();

    public RunsCommandTests()
    {
        _results.Run("kl-seed0-aaaa", kl: 0.1, mass: 0.95);
        _results.Run("kl-seed1-bbbb", kl: 0.3, mass: 0.6);
    }

    public void Dispose() => _results.Dispose();

    [Fact]
    public void Runs_are_listed_with_what_differs()
    {
        var lines = Of("runs").Output.Split('\n');
        Assert.StartsWith("name           state  winner  mass  accuracy  KL", lines[0]);
        Assert.StartsWith("kl-seed0-aaaa  done   python  0.95      0.80   –", lines[1]);
        Assert.EndsWith("seed=1 coefficient=0.3", lines[2]);
    }

    [Theory]
    [InlineData(80, false)]
    [InlineData(120, true)]
    public void In_a_narrow_terminal_what_differs_stays_and_age_and_size_go(int width, bool hasAge)
    {
        var lines = RunsText.Lines(RunCatalog.AllRuns(_results.Root), DateTime.UtcNow, width).ToList();
        Assert.Equal(hasAge, lines[0].Contains("age"));
        Assert.EndsWith("seed=1 coefficient=0.3", lines[2]);
    }

    [Fact]
    public void They_are_filtered_and_sorted()
    {
        Assert.Equal(["kl-seed1-bbbb", "kl-seed0-aaaa"], Names(Of("runs", "--sort", "-rl.kl.coefficient")));
        Assert.Equal(["kl-seed1-bbbb", "kl-seed0-aaaa"], Names(Of("runs", "--sort", "mass")));
        Assert.Equal(["kl-seed0-aaaa"], Names(Of("runs", "--where", "mass>=0.9", "--where", "state=done")));
    }

    [Fact]
    public void A_program_gets_everything_as_json()
    {
        using var json = System.Text.Json.JsonDocument.Parse(Of("runs", "--json").Output);
        var run = json.RootElement.GetProperty("runs")[1];
        Assert.Equal("0.3", run.GetProperty("options").GetProperty("rl.kl.coefficient").GetString());
        Assert.Equal(0.6, run.GetProperty("lastProbe").GetProperty("format_mass/python").GetDouble());
    }

    [Fact]
    public void Two_runs_are_put_side_by_side()
    {
        var run = Of("runs", "diff", "kl-seed0", "bbbb");
        Assert.Contains("They part at rl step 1: format_mass/python is 0.95 and 0.6.", run.Output);
        Assert.Contains("rl.kl.coefficient  0.1  0.3", run.Output);
        Assert.Contains("format_mass/python  0.95  0.6  -0.35", run.Output);
    }

    [Fact]
    public void Pruning_removes_nothing_unless_told_to()
    {
        var unused = _results.Base("b7");
        Assert.Contains("no run asks for it", Of("runs", "prune").Output);
        Assert.True(Directory.Exists(unused));
        Assert.Contains("given back", Of("runs", "prune", "--yes").Output);
        Assert.False(Directory.Exists(unused));
    }

    [Theory]
    [InlineData("runs", "--where", "mess>1")]
    [InlineData("runs", "--sort", "mess")]
    [InlineData("runs", "diff", "nobody", "kl-seed0")]
    public void Mistakes_are_told(params string[] args)
    {
        var run = Of(args);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
    }

    private CommandLineRun Of(params string[] args) => CommandLineRun.Of([.. args, "--results", _results.Root]);

    private static string[] Names(CommandLineRun run) =>
        [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(' ')[0])];
}
