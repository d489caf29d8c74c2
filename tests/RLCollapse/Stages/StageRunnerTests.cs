using System.Text.Json.Nodes;
using RLCollapse.Rl;
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

        Assert.Equal([0, 0, 0, 0, 0.7, 0.7], lines.Where(line => line.ContainsKey("reward/mean"))
            .Select(line => (double)line["kl_coefficient"]!));
        Assert.Equal([1, 2, 3, 4, 5], lines.Where(line => line.ContainsKey("loss/train")).Select(line => (int)line["step"]!));
        var probes = lines.Where(line => line.ContainsKey("format_entropy"));
        Assert.Equal([0, 2, 3, 4, 0, 1, 2, 2, 3, 5], probes.Select(line => (int)line["step"]!));
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

    [Fact]
    public void A_later_stage_of_RL_is_probed_before_its_first_step_as_it_samples_itself()
    {
        var lines = Lines(Run("same", int.MaxValue));
        Assert.Equal(Masses(End(lines, "rl")), Masses(First(lines, "again")));

        var again = WithRl.Rl with { Epochs = 0.5, Sampling = WithRl.Rl.Sampling with { Temperature = 0.5 } };
        var cooler = Lines(Run("cooler", int.MaxValue, Tiny.Then("again", "rl", again, WithRl)));
        Assert.Equal(Masses(End(lines, "rl")), Masses(End(cooler, "rl")));
        Assert.NotEqual(Masses(End(cooler, "rl")), Masses(First(cooler, "again")));
    }

    [Fact]
    public void Each_stage_of_RL_has_the_theory_lines_of_its_own_penalty_from_the_base()
    {
        // longer formats earn less whatever so small a model solves, so that the lines do move
        var config = WithRl with { Reward = WithRl.Reward with { TokenCost = 0.01 } };
        RlOptions Under(double coefficient) => config.Rl with { Kl = new() { Coefficient = coefficient } };
        var both = Lines(Run("both", int.MaxValue, Tiny.Then("again", "rl", Under(0.7), config with { Rl = Under(0.2) })));
        var alone = Lines(Run("alone", int.MaxValue, config with { Rl = Under(0.7) }));

        Assert.NotEmpty(Theory(First(alone, "rl")));
        Assert.Equal(Theory(First(alone, "rl")), Theory(First(both, "again")));
        Assert.NotEqual(Theory(First(both, "rl")), Theory(First(both, "again")));
        Assert.Equal(2, both.Count(line => Theory(line).Count > 0));
    }

    [Fact]
    public void Samples_say_in_which_stage_they_were_drawn_and_a_base_has_none()
    {
        var folder = Run("unbroken", int.MaxValue);
        var samples = File.ReadLines(Path.Combine(folder, "samples.jsonl")).Select(line => JsonNode.Parse(line)!).ToList();

        Assert.Equal(["rl", "again", "recovery"], samples.Select(sample => (string)sample["phase"]!).Distinct());
        Assert.Empty(Directory.GetFiles(Path.Combine(_root, "unbroken", "bases"), "samples.jsonl", SearchOption.AllDirectories));
    }

    private static JsonObject First(IEnumerable<JsonObject> lines, string phase) => Probes(lines, phase).First();

    private static JsonObject End(IEnumerable<JsonObject> lines, string phase) => Probes(lines, phase).Last();

    private static IEnumerable<JsonObject> Probes(IEnumerable<JsonObject> lines, string phase) =>
        lines.Where(line => (string?)line["phase"] == phase && line.ContainsKey("format_entropy"));

    private static Dictionary<string, double> Masses(JsonObject line) => Numbers(line, "format_mass/");

    private static Dictionary<string, double> Theory(JsonObject line) => Numbers(line, "theory_");

    private static Dictionary<string, double> Numbers(JsonObject line, string prefix) =>
        line.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key, pair => (double)pair.Value!);

    private string Run(string name, int interruptAfter, RunConfig? config = null)
    {
        using var interrupt = new CancellationTokenSource();
        return Pipeline.Run(config ?? Config, Path.Combine(_root, name), fresh: false, new InterruptAfter(interruptAfter, interrupt),
            interrupt.Token);
    }

    private static List<JsonObject> Lines(string folder) =>
        [.. File.ReadLines(Path.Combine(folder, "metrics.jsonl")).Select(line => JsonNode.Parse(line)!.AsObject())];

    private static List<string> Numbers(string folder) => [.. Lines(folder).Select(line =>
    {
        string[] left = ["seconds", "tokens_per_second/rollout", "tokens_per_second/update", .. line.Select(pair => pair.Key)
            .Where(key => key.StartsWith("theory_", StringComparison.Ordinal))];
        foreach (var key in left) line.Remove(key);
        return line.ToJsonString();
    })];

    private static string Weights(string folder) =>
        (string)JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "run.json")))!["policyWeights"]!;
}
