using System.Text.Json.Nodes;
using RLCollapse.Analysis.Forecasts;
using RLCollapse.Analysis.Results;
using RLCollapse.Runs;

namespace RLCollapse.Tests.Fixtures;

/// <summary>What a made-up run ends as.</summary>
/// <param name="Winner">Format that takes mass from the others.</param>
/// <param name="Mass">Its final mass.</param>
/// <param name="Accuracy">Final accuracy; 0.4 before RL.</param>
/// <param name="Base">Hash of its base; empty for none.</param>
/// <param name="Accuracies">Accuracies of the formats before RL; null where they were not measured.</param>
internal sealed record RunEnd(string Winner, double Mass, double Accuracy = 0.9, string Base = "b", double[]? Accuracies = null)
{
    /// <summary>Final accuracy on problems of 2, 3, … steps; 0.4 before RL.</summary>
    public double[] BySteps { get; init; } = [];

    /// <summary>Most steps of a problem that RL is given; 0 for all.</summary>
    public int MaxProblemSteps { get; init; }

    /// <summary>Final number of different right and wrong responses; 6 and 20 before RL.</summary>
    public (double Right, double Wrong)? Distinct { get; init; }

    /// <summary>Further metrics, before RL and at the end.</summary>
    public IReadOnlyList<(string Key, double First, double Last)> Further { get; init; } = [];

    /// <summary>Text of its <c>answers.json</c>; empty for none.</summary>
    public string Answers { get; init; } = "";

    /// <summary>The same of a supervised stage on a set of its own before RL; none where there is no such stage.</summary>
    public IReadOnlyList<(string Key, double First, double Last)> Tuning { get; init; } = [];

    /// <summary>Samples a prompt.</summary>
    public int Samples { get; init; } = 8;
}

/// <summary>A sweep's folder with made-up runs of four probes: at steps 0, 10, 20 and 40 of one epoch.</summary>
internal sealed class SyntheticSweep : IDisposable
{
    private static readonly string[] Formats = ["python", "prose", "latex"];
    private readonly string _root = Directory.CreateTempSubdirectory("rlcollapse-sweep-").FullName;

    /// <param name="axes">The axes.</param>
    /// <param name="outcome">Coordinates → outcome; null for a run that was not started.</param>
    public SyntheticSweep(IReadOnlyList<PlannedAxis> axes, Func<IReadOnlyDictionary<string, string>, RunEnd?> outcome)
    {
        var jobs = new List<PlannedRun>();
        foreach (var place in SweepData.Product(axes))
        {
            var coordinates = place.ToDictionary(p => p.Axis.Name, p => p.Value);
            var folder = Path.Combine(_root, "runs", $"run{jobs.Count}");
            if (outcome(coordinates) is { } end) Write(folder, end, coordinates.GetValueOrDefault("kl", "0"));
            jobs.Add(new(jobs.Count, PlannedRun.IdOf(place.Select(p => (p.Axis.Name, p.Value))), coordinates, folder));
        }

        Directory.CreateDirectory(Folder);
        PlanFile.Write(new("study", "What happens?", "a paper", axes, jobs), Folder);
    }

    /// <summary>Axis over the KL coefficient.</summary>
    public static PlannedAxis Kl(params string[] values) => new("kl", ["rl.kl.coefficient"], values);

    /// <summary>Axis over model sizes.</summary>
    public static PlannedAxis Scale(params string[] values) => new("scale", [], values);

    /// <summary>Axis over seeds 0, 1, ….</summary>
    public static PlannedAxis Seeds(int count) => new("seed", ["experiment.seed"], [.. Enumerable.Range(0, count).Select(i => $"{i}")]);

    /// <summary>Results root: the sweep's folder is <c>study</c> in it.</summary>
    public string Root => _root;

    public string Folder => Path.Combine(_root, "study");

    public string RunFolder(int index) => Path.Combine(_root, "runs", $"run{index}");

    public SweepData Load() => LeftOutSpeed.Load(Folder);

    /// <summary>Writes an experiment with the given claims and returns its file.</summary>
    public string Experiment(string claims)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, "experiments", "study")).FullName;
        var path = Path.Combine(folder, "experiment.json");
        File.WriteAllText(path, $$"""{ "claims": [{{claims}}] }""");
        return path;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static void Write(string folder, RunEnd end, string kl)
    {
        Directory.CreateDirectory(folder);
        var stages = end.Tuning.Count == 0 ? "" : """ "stages": ["pretraining", "tuning", "rl"], "tuning": { "kind": "supervised", "steps": 5, "set": { "examples": 9 } },""";
        File.WriteAllText(Path.Combine(folder, "config.resolved.json"), $$"""
            {{{stages}} "data": { "formats": ["python", "prose", "latex"], "difficulty": { "maxSteps": 4 } }, "model": { "layers": 2, "width": 32 }, "rl": { "algorithm": "ppo", "optimizer": { "learningRate": 3e-4 }, "maxProblemSteps": {{end.MaxProblemSteps}}, "kl": { "coefficient": {{kl}} } },
              "reward": { "correctness": 1, "executionFailureRate": 0, "tokenCost": 0 }, "tracking": { "probePrompts": 64, "probeSamples": {{end.Samples}}, "collapseThreshold": 0.9 } }
            """);
        if (end.Base.Length > 0) File.WriteAllText(Path.Combine(folder, "run.json"), $$"""{ "baseHash": "{{end.Base}}", "policyWeights": "{{Path.GetFileName(folder).Replace("run", "f")}}" }""");
        if (end.Answers.Length > 0) File.WriteAllText(Path.Combine(folder, "answers.json"), end.Answers);
        double[] start = [0.3, 0.4, 0.29, 0.01];
        using var metrics = File.CreateText(Path.Combine(folder, "metrics.jsonl"));
        if (end.Tuning.Count > 0)
        {
            var row = new JsonObject { ["step"] = 5, ["phase"] = "tuning", ["epoch"] = 1, ["format_entropy"] = 1 };
            foreach (var (key, _, last) in end.Tuning) row[key] = last;
            metrics.Write(row.ToJsonString() + "\n");
        }

        foreach (var (step, progress) in new[] { (0, 0.0), (10, 0.5), (20, 1.0), (40, 1.0) })
        {
            var others = 1 - start[Array.IndexOf(Formats, end.Winner)];
            string[] names = [.. Formats, "malformed"];
            double[] final = [.. names.Select((name, i) => name == end.Winner ? end.Mass : start[i] / others * (1 - end.Mass))];
            double[] masses = [.. start.Zip(final, (a, b) => a + ((b - a) * progress))];
            var entropy = -masses.Where(m => m > 0).Sum(m => m * Math.Log(m));
            var accuracy = 0.4 + ((end.Accuracy - 0.4) * progress);
            var row = new JsonObject { ["step"] = step, ["phase"] = "rl", ["epoch"] = step / 40.0,
                ["seconds"] = Random.Shared.NextDouble() };
            for (var i = 0; i < names.Length; i++) row[$"format_mass/{names[i]}"] = masses[i];
            for (var i = 0; i < Formats.Length && step == 0 && kl != "0"; i++)
                (row[$"theory_format_only/{Formats[i]}"], row[$"theory_full/{Formats[i]}"]) = (final[i], start[i]);
            foreach (var (key, value) in new[]
                {
                    ("format_entropy", entropy), ("effective_formats", Math.Exp(entropy)), ("collapse/leader_mass", masses[..3].Max()),
                        ("accuracy", accuracy),
                    ("pass@1", accuracy), ("pass@8", 0.95), ("majority@1", accuracy), ("majority@8", accuracy),
                        ("kl_to_base_per_sequence", 2 * progress), ("token_entropy", entropy / 4),
                })
            {
                row[key] = value;
            }

            for (var i = 0; i < end.BySteps.Length; i++) row[$"accuracy_by_steps/{i + 2}"] = 0.4 + ((end.BySteps[i] - 0.4) * progress);
            if (end.Distinct is var (right, wrong))
                (row["distinct_right"], row["distinct_wrong"]) = (6 + ((right - 6) * progress), 20 + ((wrong - 20) * progress));
            foreach (var (key, first, last) in end.Further) row[key] = first + ((last - first) * progress);
            for (var i = 0; i < (end.Accuracies?.Length ?? 0) && step == 0; i++) row[$"accuracy/{Formats[i]}"] = end.Accuracies![i];
            metrics.Write(row.ToJsonString() + "\n");
        }

        File.WriteAllText(Path.Combine(folder, "DONE"), "");
    }
}
