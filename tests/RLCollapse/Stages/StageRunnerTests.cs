using System.Text.Json.Nodes;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Stages;

/// <summary>A run of RL, of RL under another KL coefficient and of supervised training.</summary>
public sealed class StageRunnerTests
{
    private static readonly RunConfig WithRl = Tiny.Config with { Rl = Tiny.Config.Rl with { CheckpointEvery = 2 } };

    private static readonly RunConfig Config = Tiny.Then(
        "recovery", "supervised", new SupervisedOptions { Steps = 5, LearningRate = 1e-3 },
        Tiny.Then("again", "rl", WithRl.Rl with { Epochs = 0.5, Kl = new() { Coefficient = 0.7 } }, WithRl));

    private readonly string _root = Tiny.TemporaryFolder();

    [Fact]
    public void Stages_follow_one_another_in_one_file()
    {
        var folder = Run("unbroken", int.MaxValue);
        var lines = Lines(folder).Where(line => (string?)line["phase"] != "pretraining").ToList();

        Assert.Equal([0, 0, 0, 0, 0.7, 0.7], lines.Where(line => line.ContainsKey("reward/mean")).Select(line => (double)line["kl_coefficient"]!));
        Assert.Equal([1, 2, 3, 4, 5], lines.Where(line => line.ContainsKey("loss/train")).Select(line => (int)line["step"]!));
        Assert.Equal([0, 2, 3, 4, 1, 2, 2, 3, 5], lines.Where(line => line.ContainsKey("format_entropy")).Select(line => (int)line["step"]!));
        var recovery = lines.Where(line => (string?)line["phase"] == "recovery").ToList();
        Assert.Equal(8, recovery.Count);
        Assert.Equal(lines.IndexOf(recovery[0]), lines.Count - 8);
        Assert.True((double)recovery[0]["seconds"]! < (double)recovery[^1]["seconds"]!);
        Assert.True((double)recovery[0]["epoch"]! is > 0 and < 0.2);
        Assert.NotNull(JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "run.json")))!["recoverySeconds"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(8)]
    public void A_run_interrupted_in_any_stage_ends_as_an_unbroken_one(int step)
    {
        var unbroken = Run("unbroken", int.MaxValue);
        Assert.ThrowsAny<OperationCanceledException>(() => Run("resumed", step));
        var resumed = Run("resumed", int.MaxValue);

        Assert.Equal(Numbers(unbroken), Numbers(resumed));
        Assert.Equal(File.ReadAllText(Path.Combine(unbroken, "samples.jsonl")), File.ReadAllText(Path.Combine(resumed, "samples.jsonl")));
        Assert.Equal(Weights(unbroken), Weights(resumed));
    }

    [Fact]
    public void What_comes_later_does_not_change_what_was_before()
    {
        var (all, alone) = (Run("unbroken", int.MaxValue), Run("alone", int.MaxValue, WithRl));

        var before = Numbers(alone);
        Assert.Equal(before, Numbers(all).Take(before.Count));
    }

    private string Run(string name, int interruptAfter, RunConfig? config = null)
    {
        using var interrupt = new CancellationTokenSource();
        return Pipeline.Run(config ?? Config, Path.Combine(_root, name), fresh: false, new After(interruptAfter, interrupt), interrupt.Token);
    }

    private static List<JsonObject> Lines(string folder) => [.. File.ReadLines(Path.Combine(folder, "metrics.jsonl")).Select(line => JsonNode.Parse(line)!.AsObject())];

    private static List<string> Numbers(string folder) => [.. Lines(folder).Select(line =>
    {
        string[] left = ["seconds", "tokens_per_second/rollout", "tokens_per_second/update", .. line.Select(pair => pair.Key).Where(key => key.StartsWith("theory_", StringComparison.Ordinal))];
        foreach (var key in left) line.Remove(key);
        return line.ToJsonString();
    })];

    private static string Weights(string folder) => (string)JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "run.json")))!["policyWeights"]!;

    /// <summary>Interrupts after so many steps behind pretraining.</summary>
    private sealed class After(int steps, CancellationTokenSource interrupt) : IRunObserver
    {
        private int _steps;

        public void StageStarted(string stage, int totalSteps, int doneSteps)
        {
        }

        public void StepDone(MetricsRecord record)
        {
            if (record.Phase != "pretraining" && ++_steps == steps) interrupt.Cancel();
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
