using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Forecasts;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.EndToEnd;

public sealed class BisectTests : IDisposable
{
    /// <summary>A base so small is never right; its responses earn differently by their lengths.</summary>
    private static readonly string TinyConfig =
        ExperimentFolder.TinyConfig.Replace("\"output\":", "\"reward\": { \"tokenCost\": 0.05 }, \"output\":");

    private readonly ExperimentFolder _files = new();
    private readonly string _root = Tiny.TemporaryFolder();
    private readonly string _experiment;

    public BisectTests() => _experiment = _files.WriteWhole($$"""
        { "question": "At which rate does the policy leave its base?", "config": {{TinyConfig}}, "axes": [
          { "name": "rate", "path": "rl.optimizer.learningRate", "values": [1e-6, 1e-2] },
          { "name": "epochs", "path": "rl.epochs", "values": [1, 2] },
          { "name": "seed", "path": "experiment.seed", "values": [0, 1, 2] } ],
          "claims": [ { "id": "leaves", "statement": "The policy leaves its base.", "metric": "kl_to_base_per_sequence",
            "comparison": ">", "threshold": 0.01, "where": { "rate": 1e-2, "epochs": 1 } } ] }
        """);

    private string Folder => Path.Combine(_root, "exp", "bisections", "rate-leaves-1E-06..0.01");

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Real_runs_narrow_a_threshold_are_judged_drawn_and_shared_with_the_sweep()
    {
        var first = Bisect("--rounds", "1");
        Assert.True(first.ExitCode == 0, first.Error);
        Assert.Equal(["1e-6", "0.0001", "1e-2"], PlanFile.Read(Folder).Axes[0].Values);
        var done = Ends();
        Assert.Equal(9, done.Count);

        var second = Bisect("--rounds", "2");
        Assert.True(second.ExitCode == 0, second.Error);
        Assert.Equal(12, Ends().Count);
        Assert.Equal(done, Ends().Where(run => done.ContainsKey(run.Key)).ToDictionary()); // a finished run is not run again
        Assert.Equal(3, Directory.GetDirectories(Path.Combine(_root, "runs", "bases")).Length);

        var sweep = LeftOutSpeed.Load(Folder);
        var claim = ClaimsFile.Read(ClaimsFile.Find(_experiment), sweep.Plan)[0];
        Assert.Equal(12, sweep.Runs.Count);
        string[] rows = [.. sweep.Plan.Axes[0].Values.Select(value => Row(value, Judge.Of(claim with
        {
            Where = new Dictionary<string, IReadOnlyList<string>> { ["rate"] = [value] },
        }, sweep)))];
        Assert.EndsWith($"|---|---|---|---|\n{string.Concat(rows)}", File.ReadAllText(Path.Combine(Folder, "bisection.md")));

        Assert.Equal(0, CommandLineRun.Of(["plot", Folder, "--format", "svg"]).ExitCode);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(Folder, "figures"), "*.svg"));
        Assert.Contains("12 done of 12 jobs", Bisect("--status").Output);
        Assert.Contains("12 jobs on 3 bases, 6 to do", Sweep("--dry-run").Output); // those of two epochs
    }

    private static string Row(string value, Finding finding) =>
        $"| {double.Parse(value)} | {FindingText.Number(finding.Estimate)}{FindingText.Interval(finding.Low, finding.High)} "
        + $"| {finding.Count} | {FindingText.Of(finding.Verdict)} |\n";

    /// <summary>When each finished run ended.</summary>
    private Dictionary<string, DateTime> Ends() => Directory.GetFiles(Path.Combine(_root, "runs"), "DONE", SearchOption.AllDirectories)
        .Where(file => !file.Contains("bases")).ToDictionary(file => file, File.GetLastWriteTimeUtc);

    private CommandLineRun Bisect(params string[] options) =>
        Sweep(["--bisect", "rate", "1e-6..1e-2", "--claim", "leaves", .. options]);

    private CommandLineRun Sweep(params string[] options) => CommandLineRun.Of(["sweep", _experiment, "--out", _root, .. options]);
}
