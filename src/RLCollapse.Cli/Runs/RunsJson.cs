using System.Text.Json;
using System.Text.Json.Nodes;
using RLCollapse.Analysis.Catalog;
using RLCollapse.Common;

namespace RLCollapse.Cli.Runs;

/// <summary>The list of <c>runs --json</c> for programs.</summary>
internal static class RunsJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>An object with the runs and the sweeps.</summary>
    public static string Text(IReadOnlyList<CatalogRun> runs, IReadOnlyList<CatalogSweep> sweeps) => new JsonObject
    {
        ["runs"] = new JsonArray([.. runs.Select(Run)]),
        ["sweeps"] = new JsonArray([.. sweeps.Select(Sweep)]),
    }.ToJsonString(Indented);

    private static JsonObject Run(CatalogRun run) => new()
    {
        ["name"] = run.Name,
        ["folder"] = run.Folder,
        ["experiment"] = run.Experiment,
        ["state"] = EnumNames.Of(run.State),
        ["winner"] = run.Winner,
        ["changed"] = run.Changed.ToString("s") + "Z",
        ["bytes"] = run.Bytes,
        ["base"] = run.Base,
        ["options"] = new JsonObject(run.Options.Select(option => KeyValuePair.Create(option.Key, (JsonNode?)option.Value))),
        ["lastProbe"] = new JsonObject(run.End.Values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)value.Value))),
    };

    private static JsonObject Sweep(CatalogSweep sweep) => new()
    {
        ["name"] = sweep.Name,
        ["folder"] = sweep.Folder,
        ["question"] = sweep.Question,
        ["planned"] = sweep.Planned,
        ["done"] = sweep.Done,
        ["changed"] = sweep.Changed.ToString("s") + "Z",
    };
}
