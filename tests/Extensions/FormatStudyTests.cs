using System.Text.Json.Nodes;
using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Data;
using RLCollapse.Data.Tokenizers;
using RLCollapse.Runs;
using RLCollapse.SavedPolicies;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Extensions;

/// <summary>A format that lives in the tests alone is mixed, trained on, tracked, tabled, drawn and judged.</summary>
public sealed class FormatStudyTests : IDisposable
{
    private const string Study = """
        {
          "question": "Does the mirror keep its mass?",
          "config": {
            "experiment": { "name": "mirrors", "threads": 1 },
            "data": {
              "problems": { "train": 100, "test": 16 }, "tokenBudget": 5000, "formats": ["python", "Mirrored", "terse"],
              "mixture": { "weights": { "mirrored": 3, "terse": 1 } }, "noise": { "mirrored": 0.1 }
            },
            "model": { "width": 16, "layers": 1, "heads": 2, "feedForward": 24 },
            "pretraining": { "steps": 120, "batchSize": 16, "learningRate": 0.01, "warmupSteps": 2, "probeEvery": 60 },
            "rl": { "prompts": 16, "sampling": { "promptsPerStep": 8, "samplesPerPrompt": 4, "maxNewTokens": 16 } },
            "tracking": { "probePrompts": 8, "probeSamples": 4, "probes": 2, "passAtK": [1, 4], "collapseThreshold": 0.5 }
          },
          "axes": [ { "name": "seed", "path": "experiment.seed", "values": [0, 1, 2] } ],
          "claims": [
            {
              "id": "M-mass", "statement": "The mirror ends with most of the mass.",
              "metric": "format_mass/mirrored", "comparison": ">", "threshold": 0.4
            },
            { "id": "M-wins", "statement": "The mirror wins.", "metric": "winner=mirrored", "comparison": ">=", "threshold": 0 }
          ]
        }
        """;

    private readonly ExperimentFolder _experiments = new();
    private readonly ConfigFolder _configs = new();

    public void Dispose()
    {
        _experiments.Dispose();
        _configs.Dispose();
    }

    [Fact]
    public void A_format_is_a_file_and_a_line()
    {
        var experiment = Path.Combine(_experiments.WriteWhole(Study), ClaimsFile.FileName);
        var refused = Assert.Throws<UserErrorException>(() => SweepPlan.Load(experiment, [], ConfigFolder.NoEnvironment)).Message;
        Assert.Contains("there is no format 'Mirrored'", refused);

        using var added = OutputFormats.All.Add(new MirroredFormat());
        var (folder, runs) = Run(SweepPlan.Load(experiment, [], ConfigFolder.NoEnvironment));
        Assert.All(runs, IsTracked);
        IsDrawn(runs[0]);
        Assert.Equal(WordTokenizer.Of(new() { Formats = ["python", "mirrored", "terse"] }).VocabularySize,
            SavedPolicy.Load(runs[0], Assert.Fail).Tokenizer.VocabularySize);

        SweepReport.Write(folder.Path, [PlotFormat.Svg]);
        Assert.Contains("| mirrored |", File.ReadAllText(Path.Combine(folder.Path, "table.md")));
        Assert.Contains("mass_last/mirrored", File.ReadAllText(Path.Combine(folder.Path, "table.csv")));
        var findings = Verification.Run(experiment, folder.Path);
        Assert.All(findings, finding => Assert.Equal((3, true), (finding.Count, finding.Favours)));
    }

    [Fact]
    public void A_format_is_seen_only_where_it_was_added()
    {
        var (run, pretrained) = (RunIdentity.HashOf(Tiny.Config), RunIdentity.HashOfBase(Tiny.Config));
        var (ofAll, pretrainedOnAll) = (RunIdentity.HashOf(new()), RunIdentity.HashOfBase(new()));
        using (var added = OutputFormats.All.Add(new MirroredFormat()))
        {
            Assert.Equal([.. OutputFormats.NamesOf(ProblemDomain.Arithmetic)], new DataOptions().Formats);
            Assert.Contains("mirrored", OptionReference.Markdown<RunConfig>([]));
            Assert.Equal((run, pretrained), (RunIdentity.HashOf(Tiny.Config), RunIdentity.HashOfBase(Tiny.Config)));
            Assert.NotEqual(ofAll, RunIdentity.HashOf(new()));
            Assert.NotEqual(pretrainedOnAll, RunIdentity.HashOfBase(new()));
        }

        Assert.DoesNotContain("mirrored", new DataOptions().Formats);
        Assert.Equal((ofAll, pretrainedOnAll), (RunIdentity.HashOf(new()), RunIdentity.HashOfBase(new())));
    }

    [Fact]
    public void A_format_of_another_task_is_a_mistake_of_the_config()
    {
        using var added = OutputFormats.All.Add(new ForeignFormat());

        var issue = Assert.Single(_configs.Load("{}", "data.formats=python,foreign").Issues);
        Assert.Equal(("data.formats", "command line"), (issue.Path, issue.Source));
        Assert.Contains("'foreign' writes solutions of", issue.Message);
        Assert.Empty(_configs.Load("{}").Issues);
    }

    private static (SweepFolder Folder, IReadOnlyList<string> Runs) Run(SweepPlan plan)
    {
        var folder = new SweepFolder(Tiny.TemporaryFolder(), "mirrors");
        PlannedJobs.Write(plan, folder);
        return (folder, [.. PlannedJobs.Read(folder).Select(job =>
            Pipeline.Run(job.Config, folder.Runs, fresh: false, NullObserver.Instance, CancellationToken.None))]);
    }

    private static void IsTracked(string run)
    {
        var lines = Lines(run, RunFiles.Metrics);
        Assert.Contains(lines, line => line.ContainsKey("heldout_loss/mirrored"));
        var probes = lines.Where(line => line.ContainsKey("format_entropy")).ToList();
        Assert.Equal(3, probes.Count);
        Assert.All(probes, probe =>
        {
            double[] masses = [.. new[] { "python", "mirrored", "terse", "malformed" }.Select(
                name => (double)probe[$"format_mass/{name}"]!)];
            Assert.Equal(1, masses.Sum(), 1e-6);
            Assert.Equal(-masses.Where(mass => mass > 0).Sum(mass => mass * Math.Log(mass)), (double)probe["format_entropy"]!, 1e-6);
            Assert.InRange((double)probe["accuracy/mirrored"]!, 0, 1);
            Assert.InRange((double)probe["format_share/mirrored"]!, 0, 1);
        });
        Assert.Contains(Lines(run, RunFiles.Samples), sample => (string?)sample["format"] == "mirrored" && sample["answer"] is not null);
    }

    private static void IsDrawn(string run)
    {
        var drawn = RunFigures.Draw(run, [PlotFormat.Svg]).ToDictionary(path => Path.GetFileNameWithoutExtension(path)!, File.ReadAllText);
        Assert.Contains("mirrored", drawn["format-mass"]);
        Assert.Contains("#f0e442", drawn["format-mass"], StringComparison.OrdinalIgnoreCase);
    }

    private static List<JsonObject> Lines(string run, string file) =>
        [.. File.ReadLines(Path.Combine(run, file)).Select(line => JsonNode.Parse(line)!.AsObject())];
}
