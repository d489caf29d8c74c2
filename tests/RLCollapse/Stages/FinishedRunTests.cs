using System.Text.Json.Nodes;
using RLCollapse.Config;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Stages;

/// <summary>A run of RL that another goes on from with RL under another KL coefficient and supervised training.</summary>
public sealed class FinishedRunTests(RunsToGoOnFrom runs) : IClassFixture<RunsToGoOnFrom>, IDisposable
{
    private readonly ConfigFolder _configs = new();
    private readonly string _root = Tiny.TemporaryFolder();

    public void Dispose()
    {
        _configs.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public void A_run_that_goes_on_ends_as_the_same_stages_in_one_go()
    {
        var run = runs.FinishedIn(_root);
        var before = Contents(run);
        var from = FinishedRun.Open(run, Assert.Fail);
        var config = Load(from, RunsToGoOnFrom.Further);

        var notes = new Watch();
        var folder = RunsToGoOnFrom.GoOn(from, config, _root, notes);

        AssertSame(runs.InOneGo(config), folder);
        Assert.Equal(["rl", "again", "mixture"], notes.Stages); // rl is resumed at its end
        Assert.Equal(7, notes.Steps);
        Assert.Contains($"goes on from {run}", File.ReadAllText(Path.Combine(folder, RunFiles.Log)));
        Assert.Equal(before, Contents(run));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Interrupted_anywhere_the_same_call_resumes_to_the_same_bits(int step)
    {
        var from = FinishedRun.Open(runs.FinishedIn(_root), Assert.Fail);
        var config = Load(from, RunsToGoOnFrom.Further);
        using var interrupt = new CancellationTokenSource();
        var watch = new Watch(step, interrupt);
        Assert.ThrowsAny<OperationCanceledException>(() => RunsToGoOnFrom.GoOn(from, config, _root, watch, interrupt.Token));

        var rest = new Watch();
        var resumed = RunsToGoOnFrom.GoOn(from, config, _root, rest);

        Assert.Equal(7 - step, rest.Steps);
        AssertSame(runs.InOneGo(config), resumed);
    }

    [Fact]
    public void A_run_that_went_on_can_be_gone_on_from()
    {
        var first = FinishedRun.Open(runs.FinishedIn(_root), Assert.Fail);
        var second = FinishedRun.Open(RunsToGoOnFrom.GoOn(first, Load(first, RunsToGoOnFrom.Mixture), _root), Assert.Fail);
        var config = Load(second, """{ "stages": ["pretraining", "rl", "mixture", "again"], "again": { "extends": "rl" } }""");

        AssertSame(runs.InOneGo(config), RunsToGoOnFrom.GoOn(second, config, _root));
    }

    [Fact]
    public void A_base_that_is_gone_is_trained_again()
    {
        var from = FinishedRun.Open(runs.FinishedIn(_root), Assert.Fail);
        var config = Load(from, RunsToGoOnFrom.Further);
        Assert.Equal(["pretraining", "rl"], from.Done(_root));
        Directory.Delete(Path.Combine(_root, "bases"), recursive: true);
        Assert.Equal(["rl"], from.Done(_root));

        var watch = new Watch();
        var folder = RunsToGoOnFrom.GoOn(from, config, _root, watch);

        Assert.Equal(["pretraining", "rl", "again", "mixture"], watch.Stages);
        AssertSame(runs.InOneGo(config), folder);
    }

    [Fact]
    public void A_fresh_start_begins_with_the_run_again()
    {
        var from = FinishedRun.Open(runs.FinishedIn(_root), Assert.Fail);
        var config = Load(from, RunsToGoOnFrom.Further);
        var folder = RunsToGoOnFrom.GoOn(from, config, _root);
        var metrics = Numbers(folder);

        var (idle, fresh) = (new Watch(), new Watch());
        RunsToGoOnFrom.GoOn(from, config, _root, idle);
        RunsToGoOnFrom.GoOn(from, config, _root, fresh, fresh: true);

        Assert.Equal((0, 7), (idle.Steps, fresh.Steps));
        Assert.Equal(metrics, Numbers(folder));
    }

    [Fact]
    public void A_damaged_checkpoint_is_passed_over_for_the_one_before_it()
    {
        var run = runs.FinishedIn(_root);
        RunsToGoOnFrom.Damage(RunsToGoOnFrom.Checkpoints(run)[^1]);
        var warnings = new List<string>();
        var from = FinishedRun.Open(run, warnings.Add);
        var config = Load(from, RunsToGoOnFrom.Further);

        AssertSame(runs.InOneGo(config), RunsToGoOnFrom.GoOn(from, config, _root));
        Assert.Contains("is damaged", Assert.Single(warnings));
    }

    [Fact]
    public void A_whole_config_may_be_laid_over()
    {
        var from = FinishedRun.Open(runs.FinishedIn(_root), Assert.Fail);
        var whole = JsonNode.Parse(ConfigWriter.ToJson(RunsToGoOnFrom.Config))!.AsObject();
        foreach (var (key, value) in JsonNode.Parse(RunsToGoOnFrom.Further)!.AsObject()) whole[key] = value!.DeepClone();

        Assert.Equal(RunIdentity.IdOf(Load(from, RunsToGoOnFrom.Further)), RunIdentity.IdOf(Load(from, whole.ToJsonString())));
        var renamed = Load(from, RunsToGoOnFrom.Further, "experiment.name=longer", "experiment.threads=2", "output.samplesPerProbe=9");
        Assert.StartsWith("longer-seed0-", RunIdentity.IdOf(renamed));
    }

    private RunConfig Load(FinishedRun from, string json, params string[] overrides) =>
        from.Load(_configs.Write("further.json", json), overrides, null, ConfigFolder.NoEnvironment).Config;

    private static List<(string, DateTime, string)> Contents(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (file, File.GetLastWriteTimeUtc(file), Convert.ToHexString(File.ReadAllBytes(file))))];

    private static void AssertSame(string expected, string actual)
    {
        Assert.Equal(Path.GetFileName(expected), Path.GetFileName(actual));
        Assert.Equal(Numbers(expected), Numbers(actual));
        Assert.Equal(File.ReadAllText(Path.Combine(expected, RunFiles.Samples)), File.ReadAllText(Path.Combine(actual, RunFiles.Samples)));
        Assert.Equal(File.ReadAllText(Path.Combine(expected, RunFiles.Config)), File.ReadAllText(Path.Combine(actual, RunFiles.Config)));
        Assert.Equal(Weights(expected), Weights(actual));
        Assert.True(RunFolder.HasEnded(actual));
    }

    /// <summary>The metrics without what the clock decides.</summary>
    private static List<string> Numbers(string folder) => [.. File.ReadLines(Path.Combine(folder, RunFiles.Metrics)).Select(line =>
    {
        var record = JsonNode.Parse(line)!.AsObject();
        string[] times = [.. record.Select(pair => pair.Key).Where(key => RunMetrics.Find(key)?.IsTime == true)];
        foreach (var key in times) record.Remove(key);
        return record.ToJsonString();
    })];

    private static string Weights(string folder) =>
        (string)JsonNode.Parse(File.ReadAllText(Path.Combine(folder, RunFiles.Info)))!["policyWeights"]!;

    /// <summary>Counts stages and steps, and interrupts after so many of these behind pretraining.</summary>
    private sealed class Watch(int steps = int.MaxValue, CancellationTokenSource? interrupt = null) : IRunObserver
    {
        public List<string> Stages { get; } = [];

        public int Steps { get; private set; }

        public void StageStarted(string stage, int totalSteps, int doneSteps) => Stages.Add(stage);

        public void StepDone(MetricsRecord record)
        {
            if (record.Phase != "pretraining" && ++Steps == steps) interrupt!.Cancel();
        }

        public void Probed(MetricsRecord record)
        {
        }

        public void Note(string message)
        {
        }

        public void Warn(string message)
        {
        }
    }
}
