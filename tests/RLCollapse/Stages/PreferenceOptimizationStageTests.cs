using System.Text.Json.Nodes;
using RLCollapse.Preferences;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Stages;

/// <summary>A lineage: supervised training on a set of its own, preference optimisation, RL.</summary>
public sealed class PreferenceOptimizationStageTests : IDisposable
{
    private static readonly RunConfig Config = Tiny.Then(
        "later", "rl", Tiny.Config.Rl with { Epochs = 0.5, CheckpointEvery = 2 },
        Tiny.Then("preferences", "preference-optimisation",
            new PreferenceOptimizationOptions { Steps = 4, Pairs = 10, BatchSize = 4, LearningRate = 0.01 },
            Tiny.Then("tuning", "supervised", new SupervisedOptions { Steps = 3, LearningRate = 0.01, Set = new() { Examples = 20 } },
                Tiny.Config with { Stages = ["pretraining"] })));

    private readonly string _root = Tiny.TemporaryFolder();

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData(2)] // in the supervised stage
    [InlineData(3)] // at its end
    [InlineData(4)]
    [InlineData(6)] // at a checkpoint in the middle of the preferences
    [InlineData(8)] // in RL
    public void A_lineage_interrupted_in_any_stage_ends_as_an_unbroken_one(int step)
    {
        var unbroken = Run("unbroken", int.MaxValue);
        Assert.ThrowsAny<OperationCanceledException>(() => Run("resumed", step));
        var resumed = Run("resumed", int.MaxValue);

        Assert.Equal(Numbers(unbroken), Numbers(resumed));
        Assert.Equal(Weights(unbroken), Weights(resumed));
    }

    [Fact]
    public void What_stages_have_lost_adds_up_to_what_the_run_has_lost()
    {
        var probes = Lines(Run("unbroken", int.MaxValue)).Where(line => line.ContainsKey("output_entropy")).ToList();
        double Lost(JsonObject line, string since) =>
            (double)line[$"entropy_split/{since}narrowing"]! + (double)line[$"entropy_split/{since}removal"]!;
        var ends = Config.OwnStages.Select(stage => probes.Last(line => (string)line["phase"]! == stage.Name)).ToList();

        Assert.Equal(Lost(ends[^1], ""), ends.Sum(end => Lost(end, "stage_")), 1e-9);
        Assert.Equal((double)probes[0]["output_entropy"]! - (double)probes[^1]["output_entropy"]!, Lost(ends[^1], ""), 1e-9);
        Assert.All(ends, end => Assert.Equal((double)end["entropy_split/stage_removal"]!,
            (double)end["entropy_split/stage_wrong_narrowing"]! + (double)end["entropy_split/stage_settling"]!, 1e-9));
        Assert.All(ends[..2], end => Assert.NotEqual(0, Lost(end, "stage_"))); // so small a model earns nothing in RL
    }

    [Fact]
    public void The_first_step_is_taken_from_the_policy_that_the_pairs_are_of()
    {
        var lines = Lines(Run("unbroken", int.MaxValue)).Where(line => line.ContainsKey("preference/margin")).ToList();

        Assert.Equal([1, 2, 3, 4], lines.Select(line => (int)line["step"]!));
        Assert.Equal((Math.Round(Math.Log(2), 5), 0),
            (Math.Round((double)lines[0]["loss/preference"]!, 5), Math.Round((double)lines[0]["preference/margin"]!, 5)));
        Assert.NotEqual(0, (double)lines[1]["preference/margin"]!);
        Assert.Equal([0.4, 0.8, 1.2, 1.6], lines.Select(line => Math.Round((double)line["epoch"]!, 9)));
    }

    private string Run(string name, int interruptAfter)
    {
        using var interrupt = new CancellationTokenSource();
        return Pipeline.Run(
            Config, Path.Combine(_root, name), fresh: false, new InterruptAfter(interruptAfter, interrupt), interrupt.Token);
    }

    private static List<JsonObject> Lines(string folder) =>
        [.. File.ReadLines(Path.Combine(folder, RunFiles.Metrics)).Select(line => JsonNode.Parse(line)!.AsObject())];

    private static List<string> Numbers(string folder) => [.. Lines(folder).Select(line =>
    {
        foreach (var key in (string[])["seconds", "tokens_per_second/rollout", "tokens_per_second/update"]) line.Remove(key);
        return line.ToJsonString();
    })];

    private static string Weights(string folder) =>
        (string)JsonNode.Parse(File.ReadAllText(Path.Combine(folder, RunFiles.Info)))!["policyWeights"]!;
}
