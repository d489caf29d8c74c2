using System.Text.Json.Nodes;
using RLCollapse.Config;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Fixtures;

/// <summary>A change of a config: an option's dotted path, its value as JSON, and whether it comes from the command line.</summary>
internal sealed record ConfigChange(string Path, string Json, bool IsOverride)
{
    public override string ToString() => $"{(IsOverride ? "override" : "file")} {Path} = {Json}";
}

/// <summary>Changes of the tiny config, a later one of a path winning.</summary>
internal sealed record ConfigCase(IReadOnlyList<ConfigChange> Changes)
{
    /// <summary>A config that is done in a moment.</summary>
    public const string Tiny = """
        {
          "experiment": { "name": "any", "threads": 1 },
          "data": { "problems": { "train": 40, "test": 8 }, "tokenBudget": 1000 },
          "model": { "width": 8, "layers": 1, "heads": 2, "feedForward": 8 },
          "pretraining": { "steps": 2, "batchSize": 2, "warmupSteps": 0 },
          "rl": { "prompts": 4, "sampling": { "promptsPerStep": 2, "samplesPerPrompt": 2, "maxNewTokens": 8 }, "optimizer": { "minibatches": 1 } },
          "tracking": { "probePrompts": 4, "probeSamples": 2, "probes": 1, "passAtK": [1, 2] },
          "output": { "plots": [] }
        }
        """;

    /// <summary>Loads the config.</summary>
    public ConfigResult<RunConfig> Load(ConfigFolder folder)
    {
        folder.Write("tiny.json", Tiny);
        var root = new JsonObject { ["extends"] = "tiny.json" };
        foreach (var change in Changes.Where(change => !change.IsOverride)) Set(root, change.Path.Split('.'), change.Json);
        string[] overrides = [.. Changes.Where(change => change.IsOverride).Select(change => $"{change.Path}={Plain(change.Json)}")];
        return folder.Load(root.ToJsonString(), overrides);
    }

    /// <summary>The fewest of the changes that still fail, no one of which can be left out.</summary>
    public ConfigCase Shrunk(Func<ConfigCase, bool> fails)
    {
        var smaller = Changes.Select(change => new ConfigCase([.. Changes.Where(other => other != change)])).FirstOrDefault(fails);
        return smaller is null ? this : smaller.Shrunk(fails);
    }

    public override string ToString() => string.Join('\n', Changes);

    private static void Set(JsonObject section, string[] path, string json)
    {
        if (path.Length == 1)
        {
            section[path[0]] = JsonNode.Parse(json);
            return;
        }

        if (section[path[0]] is not JsonObject child) section[path[0]] = child = [];
        Set(child, path[1..], json);
    }

    private static string Plain(string json) => json.StartsWith('"') ? json[1..^1] : json;
}
