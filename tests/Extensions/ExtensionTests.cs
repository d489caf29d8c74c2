using System.Text.Json.Nodes;
using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Plotting.Sweeps;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Config;
using RLCollapse.Evaluation;
using RLCollapse.Objectives;
using RLCollapse.Rewards;
using RLCollapse.Rl;
using RLCollapse.Runs;
using RLCollapse.Stages;
using TorchSharp;

namespace RLCollapse.Tests.Extensions;

/// <summary>
/// The price list: what lives in this file alone goes through list, config, run, claims and figures without a change in src.
/// </summary>
public sealed class ExtensionTests : IDisposable
{
    private readonly ConfigFolder _folder = new();
    private readonly string _root = Tiny.TemporaryFolder();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_algorithm_is_a_file_and_a_line()
    {
        using var added = RlAlgorithms.All.Add(RlAlgorithm.PolicyGradient("centered", "centered rewards", _ => new Centered()));

        var (folder, config) = Run("rl.algorithm=centered");
        Assert.Equal("centered", config.Rl.Algorithm);
        Assert.False(ClosedForm.Applies(config.Rl with { Kl = new() { Coefficient = 0.3 } }));
        Assert.Contains(Lines(folder), line => line.ContainsKey("loss/policy"));
        Assert.Contains("centered", OptionReference.Markdown<RunConfig>([]));
    }

    [Fact]
    public void A_part_of_the_reward_is_a_file_and_a_line()
    {
        using var added = RewardTerms.All.Add(RewardTerm.Weighted(
            "brevity", "Pays for few tokens.", group => group.Responses.Select(response => 1.0 / response.Tokens.Length)));

        var (folder, _) = Run("reward.terms.brevity=0.5");
        var samples = File.ReadLines(Path.Combine(folder, RunFiles.Samples)).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        Assert.All(samples, sample => Assert.True((double)sample["rewardParts"]!["brevity"]! > 0));
        Assert.All(samples, sample =>
            Assert.Equal((double)sample["reward"]!, sample["rewardParts"]!.AsObject().Sum(part => (double)part.Value!), 1e-12));
    }

    [Fact]
    public void A_metric_is_a_file_and_a_line()
    {
        var metric = new ProbeMetric(
            [new MetricDefinition("longest", "Length of the longest response.", "tokens", 1)],
            (probe, record) => record["longest"] = probe.Responses.Max(response => response.Tokens.Length));
        Assert.False(RunMetric.TryParse("longest@last", out _, out _));
        using var added = ProbeMetrics.All.Add(metric);

        var (folder, config) = Run();
        Assert.True(RunMetric.TryParse("longest@last", out var claim, out _));
        Assert.InRange(claim!.Of(RunData.Load(folder)), 1, config.Rl.Sampling.MaxNewTokens);
        Assert.Contains("| `longest` | tokens |", MetricReference.Markdown());
    }

    [Fact]
    public void A_key_that_nobody_declared_is_refused_when_it_is_written()
    {
        using var added = ProbeMetrics.All.Add(new(
            [new MetricDefinition("declared", "Is declared.")], (_, record) => record["undeclared"] = 1));

        Assert.Contains("'undeclared'", Assert.Throws<InvalidOperationException>(() => Run()).Message);
    }

    [Fact]
    public void A_stage_is_a_file_and_a_line()
    {
        using var added = StageKinds.All.Add(Resting.Kind);

        var (folder, config) = Run("""{ "stages": ["pretraining", "rl", "pause"], "pause": { "kind": "resting", "steps": 3 } }""");
        Assert.Equal(["rl", "pause"], config.OwnStages.Select(stage => stage.Name));
        Assert.Equal([1, 2, 3], Lines(folder).Where(line => (string?)line["phase"] == "pause" && line.ContainsKey("learning_rate"))
            .Select(line => (int)line["step"]!));
        Assert.NotEmpty(RunFigures.Draw(folder, [PlotFormat.Svg]));
        Assert.Contains(_folder.Load("""{ "stages": ["pretraining", "rl", "pause"], "pause": { "kind": "resting", "steps": -1 } }""").Issues, issue => issue.Path == "pause.steps");
    }

    [Fact]
    public void A_figure_is_a_file_and_a_line()
    {
        using var added = RunFigures.All.Add(new("lengths", run =>
        {
            var plot = new ScottPlot.Plot();
            plot.Add.Scatter(run.Probes.Series("epoch", "length/mean").Xs, run.Probes.Series("epoch", "length/mean").Ys);
            return [plot];
        }));

        Assert.Contains(RunFigures.Draw(Run().Folder, [PlotFormat.Svg]), path =>
            Path.GetFileName(path) == "lengths.svg" && new FileInfo(path).Length > 0);
    }

    [Fact]
    public void A_figure_of_a_sweep_is_a_file_and_a_line()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ => new("latex", 0.93));
        var figures = Directory.CreateDirectory(Path.Combine(sweep.Folder, SweepReport.FiguresFolder)).FullName;
        var old = Path.Combine(figures, "token-entropy-scale-s.svg");
        File.WriteAllText(old, "");
        SweepReport.Write(sweep.Folder, [PlotFormat.Svg]);
        Assert.True(File.Exists(old));

        using var added = SweepFigures.All.Add(new(["token-entropy", "token-entropy-*"], TokenEntropy));
        Assert.Contains(Path.Combine(figures, "token-entropy.svg"), SweepReport.Write(sweep.Folder, [PlotFormat.Svg]));
        Assert.StartsWith("Token entropy falls from 0.28 to 0.0", Assert.Single(TokenEntropy(sweep.Load())).Header.Finding);
        Assert.False(File.Exists(old));
        using var bare = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ => null);
        Assert.Empty(TokenEntropy(bare.Load()));

        static IEnumerable<SweepFigure> TokenEntropy(SweepData sweep) =>
            new CurveFigure("token-entropy", "token entropy (nats)", [new("token_entropy", "token entropy", GroupLooks.Several[0])],
                (facets, curves) => CurveFinding.Of(facets, curves, 4, NumberText.Value)) { Most = 4, FitsData = true, HasRows = true }
            .Build(sweep);
    }

    [Fact]
    public void A_figure_of_a_sweep_that_its_line_does_not_name_is_refused()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ => new("latex", 0.93));
        using var added = SweepFigures.All.Add(new(["other"], data =>
            MassBySeedFigure.Build(data).Select(figure => figure with { Name = "unnamed" })));

        var refused = Assert.Throws<InvalidOperationException>(() => SweepReport.Write(sweep.Folder, [PlotFormat.Svg]));
        Assert.Contains("'unnamed'", refused.Message);
    }

    [Fact]
    public void An_objective_is_a_function_of_log_probabilities()
    {
        var objective = new PolicyObjective((logProbs, old, advantages) => -(advantages * (logProbs - old)), null);

        using var loss = objective.Loss(torch.tensor(new[] { -1f, -2 }), torch.tensor(new[] { -1.5f, -2 }), torch.ones(2));
        Assert.Equal([-0.5f, 0], loss.data<float>().ToArray());
    }

    private (string Folder, RunConfig Config) Run(params string[] changes)
    {
        var json = changes.FirstOrDefault(change => change.StartsWith('{')) ?? "{}";
        var tiny = ConfigWriter.ToJson(Tiny.Config);
        File.WriteAllText(Path.Combine(_root, "tiny.json"), tiny);
        var layers = JsonNode.Parse(json)!.AsObject();
        layers["extends"] = Path.Combine(_root, "tiny.json");
        var config = _folder.Load(layers.ToJsonString(), [.. changes.Where(change => !change.StartsWith('{'))]).Config;
        return (Pipeline.Run(config, _root, fresh: false, NullObserver.Instance, CancellationToken.None), config);
    }

    private static List<JsonObject> Lines(string folder) =>
        [.. File.ReadLines(Path.Combine(folder, RunFiles.Metrics)).Select(line => JsonNode.Parse(line)!.AsObject())];

    /// <summary>Advantages are rewards less their mean.</summary>
    private sealed class Centered : IAdvantageEstimator
    {
        public bool HasCritic => false;

        public UpdateTargets Estimate(RolloutBatch batch, torch.Tensor rewards_BR) =>
            UpdateTargets.OfSequences(rewards_BR.sum(-1) - rewards_BR.sum(-1).mean(), batch.Tokens.Mask_BR);
    }

    /// <summary>Options of <see cref="Resting"/>.</summary>
    public sealed record RestingOptions
    {
        /// <summary>Steps.</summary>
        [System.ComponentModel.DataAnnotations.Range(0, 100)]
        public int Steps { get; init; }
    }

    /// <summary>A stage that changes nothing.</summary>
    private sealed class Resting(RestingOptions options, StageContext context) : IStage
    {
        public static StageKind Kind { get; } = StageKind.Of<RestingOptions>(
            "resting", options => options.Steps, (_, options, context) => new Resting(options, context));

        public int Steps => options.Steps;

        public int CheckpointEvery => 1;

        public int RecordEvery => 1;

        public IReadOnlySet<int> Probes => new HashSet<int> { options.Steps };

        public double EpochAt(int step) => step;

        public long Step(int step, MetricsRecord record)
        {
            record["learning_rate"] = 0;
            return 0;
        }

        public IReadOnlyList<SampleRecord> Probe(int runStep, MetricsRecord record) =>
            context.Tracker.Probe(context.Policy, runStep, record);

        public void Save(BinaryWriter writer)
        {
        }

        public void Load(BinaryReader reader)
        {
        }

        public void Dispose()
        {
        }
    }
}
