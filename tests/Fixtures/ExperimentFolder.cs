using RLCollapse.Analysis.Sweeps;

namespace RLCollapse.Tests.Fixtures;

/// <summary>A temporary experiment.</summary>
internal sealed class ExperimentFolder : IDisposable
{
    private readonly ConfigFolder _folder = new();

    /// <summary>The smallest config that is still whole.</summary>
    public const string TinyConfig = """
        {
          "experiment": { "name": "tiny", "threads": 1 },
          "data": { "problems": { "train": 200, "test": 16 }, "tokenBudget": 5000 },
          "model": { "width": 16, "layers": 1, "heads": 2, "feedForward": 24 },
          "pretraining": { "steps": 60, "batchSize": 8, "warmupSteps": 2, "probeEvery": 20, "checkpointEvery": 7 },
          "rl": { "prompts": 40, "sampling": { "promptsPerStep": 4, "samplesPerPrompt": 4, "maxNewTokens": 24 }, "checkpointEvery": 3, "kl": { "coefficient": 0.01 } },
          "tracking": { "probePrompts": 8, "probeSamples": 4, "probes": 5, "passAtK": [1, 4] },
          "output": { "plots": [] }
        }
        """;

    /// <summary>KL × seed, four jobs on two bases.</summary>
    public const string TwoByTwo = """
        { "name": "kl", "path": "rl.kl.coefficient", "values": [0, 0.1] },
        { "name": "seed", "path": "experiment.seed", "values": [0, 1] }
        """;

    /// <summary>Writes <c>NAME/experiment.json</c> with axes over the tiny config.</summary>
    /// <returns>Its folder.</returns>
    public string Write(string axes, string name = "exp", string config = TinyConfig) =>
        WriteWhole($$"""{ "question": "Does it?", "source": "a paper", "config": {{config}}, "axes": [ {{axes}} ] }""", name);

    /// <summary>Writes <c>NAME/experiment.json</c>.</summary>
    /// <returns>Its folder.</returns>
    public string WriteWhole(string json, string name = "exp") =>
        Path.GetDirectoryName(_folder.Write(Path.Combine(name, "experiment.json"), json))!;

    /// <summary>Writes a file beside the experiment's folder.</summary>
    public string WriteFile(string name, string json) => _folder.Write(name, json);

    /// <summary>The plan of axes over the tiny config.</summary>
    public SweepPlan Plan(string axes, params string[] overrides) => SweepPlan.Load(Write(axes), overrides, ConfigFolder.NoEnvironment);

    public void Dispose() => _folder.Dispose();
}
