
namespace RLCollapse.Tests.Cli;

/// <summary>What the command prints, word for word: <c>Snapshots/NAME.txt</c>.</summary>
public sealed class SnapshotTests
{
    [Theory]
    [InlineData("help", "--help")]
    [InlineData("help", "")]
    [InlineData("run-help", "run --help")]
    [InlineData("sweep-help", "sweep --help")]
    [InlineData("plot-help", "plot --help")]
    [InlineData("report-help", "report --help")]
    [InlineData("verify-help", "verify --help")]
    [InlineData("runs-help", "runs --help")]
    [InlineData("samples-help", "samples --help")]
    [InlineData("compare-help", "compare --help")]
    [InlineData("eval-help", "eval --help")]
    [InlineData("sample-help", "sample --help")]
    [InlineData("bundle-help", "bundle --help")]
    [InlineData("reproduce-help", "reproduce --help")]
    [InlineData("tensorboard-help", "tensorboard --help")]
    [InlineData("score-help", "score --help")]
    [InlineData("export-help", "export --help")]
    [InlineData("import-help", "import --help")]
    [InlineData("bench-help", "bench --help")]
    [InlineData("config-help", "config --help")]
    [InlineData("config-show-help", "config show --help")]
    [InlineData("config-validate-help", "config validate -h")]
    [InlineData("config-describe-help", "config describe --help")]
    [InlineData("config-schema-help", "config schema --help")]
    [InlineData("completion-help", "completion --help")]
    [InlineData("doctor-help", "doctor --help")]
    public void Help_is_as_recorded(string snapshot, string args)
    {
        var run = CommandLineRun.Of(args);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Equal(Read(snapshot), Trimmed(run.Output));
    }

    [Theory]
    [InlineData("unknown-verb", "rnu configs/smoke.json")]
    [InlineData("unknown-option", "run x.json --frehs")]
    [InlineData("missing-argument", "run")]
    [InlineData("bad-seed", "run x.json --seed two")]
    [InlineData("bad-format", "plot here --format bmp")]
    [InlineData("bad-page", "report here --out page.pdf")]
    [InlineData("bad-shell", "completion tcsh")]
    [InlineData("bad-path", "config describe rl.kl.coefficent")]
    [InlineData("bad-temperature", "score here rows.jsonl --temperature 0")]
    [InlineData("bad-size", "bench --sizes m,xl")]
    [InlineData("bad-threads", "bench --threads 1,none")]
    [InlineData("bad-report", "bench --out report.txt")]
    [InlineData("no-checkpoint", "export there-is-no-checkpoint out")]
    [InlineData("missing-verb", "config")]
    [InlineData("missing-file", "config show there-is-no.json rl.sampling.topK=1")]
    public void Errors_are_as_recorded(string snapshot, string args)
    {
        var run = CommandLineRun.Of(args);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Equal(Read(snapshot), Trimmed(run.Error));
    }

    private static string Read(string snapshot) =>
        File.ReadAllText(Path.Combine(ConfigFolder.Repository, "tests", "RLCollapse.Cli", "Snapshots", snapshot + ".txt"));

    private static string Trimmed(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd()));
}
