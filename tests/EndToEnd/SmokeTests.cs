using System.Text.Json.Nodes;
using RLCollapse.Analysis.Plotting;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Tests.EndToEnd;

public sealed class SmokeTests
{
    [Fact]
    public void A_run_leaves_the_files_and_keys_of_the_contract()
    {
        var config = Tiny.Config with
        {
            Rl = Tiny.Config.Rl with { Kl = new() { Coefficient = 0.1 } },
            Output = new() { SamplesPerProbe = 3, Plots = [PlotFormat.Svg] },
        };
        var root = Tiny.TemporaryFolder();
        var folder = Pipeline.Run(config, root, fresh: false, new DrawnRun(NullObserver.Instance, config.Output.Plots),
            CancellationToken.None);
        foreach (var file in (string[])["config.resolved.json", "run.json", "metrics.jsonl", "samples.jsonl", "log.txt", "DONE",
            "plots/format-mass.svg"])
        {
            Assert.True(File.Exists(Path.Combine(folder, file)), file);
        }

        var lines = File.ReadAllLines(Path.Combine(folder, "metrics.jsonl")).Select(line => JsonNode.Parse(line)!.AsObject()).ToArray();
        var probes = lines.Where(l => (string)l["phase"]! == "rl" && l.ContainsKey("format_mass/python")).ToArray();
        Assert.Equal([0, 2, 3, 4], probes.Select(p => (int)p["step"]!)); // 4 steps, log-spaced
        string[] formats = [.. config.Data.Formats, "malformed"];
        foreach (var probe in probes)
        {
            foreach (var key in (string[])["epoch", "tokens", "seconds", "format_entropy", "effective_formats", "accuracy", "pass@1",
                "pass@4", "majority@4",
                "kl_to_base_per_sequence", "token_entropy", "length/mean", "clipped_ratio", "collapse/leader", "collapse/leader_mass",
                    "accuracy/terse"])
            {
                Assert.True(probe.ContainsKey(key), key);
            }

            Assert.Equal(1, formats.Sum(f => (double)probe[$"format_mass/{f}"]!), 1e-6);
            Assert.Equal(1, formats.Sum(f => (double)probe[$"format_share/{f}"]!), 1e-9);
        }

        Assert.Equal(0, (double)probes[0]["kl_to_base_per_sequence"]!, 1e-6);
        Assert.Equal(1, config.Data.Formats.Sum(f => (double)probes[0][$"theory_format_only/{f}"]!), 1e-9);
        var steps = lines.Where(l => l.ContainsKey("reward/mean")).ToArray();
        Assert.Equal([1, 2, 3, 4], steps.Select(s => (int)s["step"]!));
        Assert.All(steps, s => Assert.All(
            (string[])["loss/policy", "loss/value", "kl_penalty", "clip_fraction", "fraction_reward_zero_std", "gradient_norm",
                "learning_rate", "tokens_per_second/rollout", "tokens_per_second/update"],
            key => Assert.True(s.ContainsKey(key), key)));
        Assert.Equal(12, File.ReadAllLines(Path.Combine(folder, "samples.jsonl")).Length);
    }

    [Fact]
    public void Rl_on_short_problems_is_probed_on_every_length()
    {
        var config = Tiny.Config with
        {
            Data = Tiny.Config.Data with { Problems = new() { Train = 200, Test = 64 } },
            Rl = Tiny.Config.Rl with { MaxProblemSteps = 2 },
            Tracking = Tiny.Config.Tracking with { ProbePrompts = 64, ProbeSamples = 2, PassAtK = [1] },
        };
        var root = Tiny.TemporaryFolder();
        var folders = new[] { 2, 0 }.Select(steps =>
            Pipeline.Run(config with { Rl = config.Rl with { MaxProblemSteps = steps } }, root, fresh: false, NullObserver.Instance,
            CancellationToken.None)).ToArray();

        var first = folders.Select(folder => Probes(folder)[0]).ToArray();
        Assert.Single(Directory.GetDirectories(Path.Combine(root, "bases")));
        // both first probes are of the same base on the same prompts
        Assert.Equal(first[0].ToJsonString().Split("\"seconds\"")[0], first[1].ToJsonString().Split("\"seconds\"")[0]);
        Assert.All(folders.SelectMany(Probes), probe =>
            Assert.True(probe.ContainsKey("accuracy_by_steps/2") && probe.ContainsKey("accuracy_by_steps/3")));
        Assert.Throws<UserErrorException>(() =>
            Pipeline.Run(config with { Rl = config.Rl with { Prompts = 150 } }, root, fresh: false, NullObserver.Instance,
            CancellationToken.None));

        static JsonObject[] Probes(string folder) =>
            [.. File.ReadAllLines(Path.Combine(folder, "metrics.jsonl")).Select(line => JsonNode.Parse(line)!.AsObject())
                .Where(l => (string)l["phase"]! == "rl" && l.ContainsKey("format_entropy"))];
    }

    [Fact]
    public void Arms_that_agree_on_the_base_share_it()
    {
        var root = Tiny.TemporaryFolder();
        var heard = new Notes();
        Pipeline.Run(Tiny.Config, root, fresh: false, heard, CancellationToken.None);
        Pipeline.Run(Tiny.Config with { Rl = Tiny.Config.Rl with { Kl = new() { Coefficient = 1 } } }, root, fresh: false, heard,
            CancellationToken.None);
        Assert.Single(Directory.GetDirectories(Path.Combine(root, "bases")));
        Assert.Equal(1, heard.Stages.Count(s => s == "pretraining"));
        Assert.Equal(2, heard.Stages.Count(s => s == "rl"));
    }

    private sealed class Notes : IRunObserver
    {
        public List<string> Stages { get; } = [];

        public void StageStarted(string stage, int totalSteps, int doneSteps) => Stages.Add(stage);

        public void StepDone(MetricsRecord record)
        {
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
