using System.Text.Json.Nodes;
using RLCollapse.Analysis.Claims;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>
/// An experiment file as JSON Schema, for editors: <c>experiment.schema.json</c> with what the program knows, such as the schema of a
/// config. Whether a claim speaks of values that its axes have, only <see cref="ExperimentReader"/> can tell.
/// </summary>
public static class ExperimentJsonSchema
{
    private const string Template = "experiment.schema.json";

    /// <summary>The schema. No newline at the end.</summary>
    public static string ToJson()
    {
        using var stream = typeof(ExperimentJsonSchema).Assembly.GetManifestResourceStream(Template)!;
        var schema = JsonNode.Parse(stream)!.AsObject();
        var parts = schema["$defs"]!.AsObject();
        parts["name"] = new JsonObject { ["type"] = "string", ["pattern"] = $"^({SafeName.Characters})$" };
        parts["path"] = Text("A dotted path of the config.", OptionPaths.Options<RunConfig>());
        parts["metric"] = Text("A number of one run: a key of metrics.jsonl at the last probe, or a function of one.",
            RunMetrics.All.Where(metric => !metric.IsTime).Select(metric => metric.Key));
        parts["comparison"] = new JsonObject
        {
            ["enum"] = ConfigJsonSchema.Texts(Comparison.All.Select(comparison => comparison.Symbol)),
            ["description"] = "How the metric is compared with the threshold; within: between −threshold and threshold.",
        };
        parts["config"] = ConfigJsonSchema.Config<RunConfig>();
        foreach (var (kind, section) in ConfigJsonSchema.Kinds<RunConfig>()) parts[kind] = section!.DeepClone();
        return ConfigJsonSchema.ToJson(schema);
    }

    private static JsonObject Text(string description, IEnumerable<string> examples) => new()
    {
        ["type"] = "string", ["description"] = description, ["examples"] = ConfigJsonSchema.Texts(examples),
    };
}
