using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Kernels;

namespace RLCollapse.Analysis.Results;

/// <summary>What a sweep consists of, as <c>plan.json</c> in its folder says.</summary>
/// <param name="Experiment">Name of the experiment.</param>
/// <param name="Question">What it asks.</param>
/// <param name="Source">Where the question comes from.</param>
/// <param name="Axes">All axes, the seed's included; the last varies fastest.</param>
/// <param name="Jobs">All runs, in order.</param>
public sealed record PlannedSweep(string Experiment, string Question, string Source, IReadOnlyList<PlannedAxis> Axes, IReadOnlyList<PlannedRun> Jobs)
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "plan.json";

    /// <summary>Whether a folder is a sweep's.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <summary>Reads the plan of a sweep.</summary>
    /// <param name="folder">Folder with <c>plan.json</c>.</param>
    /// <exception cref="UserErrorException">There is no plan, or it is no plan of this program.</exception>
    public static PlannedSweep Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!IsIn(folder)) throw new UserErrorException($"'{folder}' is no sweep: it has no {FileName}. Run 'rlcollapse sweep EXPERIMENT' first.");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            var root = json.RootElement;
            return new(
                root.GetProperty("experiment").GetString()!,
                Optional(root, "question"),
                Optional(root, "source"),
                [.. root.GetProperty("axes").EnumerateArray().Select(Axis)],
                [.. root.GetProperty("jobs").EnumerateArray().Select(job => Job(job, folder))]);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new UserErrorException($"'{path}' is no plan of a sweep: {error.Message} Start the sweep again to have it rewritten.", error);
        }
    }

    private static PlannedAxis Axis(JsonElement axis) => new(
        axis.GetProperty("name").GetString()!,
        Optional(axis, "path"),
        [.. axis.GetProperty("values").EnumerateArray().Select(Text)]) { GivenTitle = Optional(axis, "title"), Labels = Labels(axis) };

    private static Dictionary<string, string> Labels(JsonElement axis) => axis.TryGetProperty("labels", out var labels)
        ? labels.EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString()!)
        : [];

    private static PlannedRun Job(JsonElement job, string folder) => new(
        job.GetProperty("index").GetInt32(),
        job.GetProperty("id").GetString()!,
        job.GetProperty("coordinates").EnumerateObject().ToDictionary(pair => pair.Name, pair => Text(pair.Value)),
        Path.GetFullPath(Path.Combine(folder, job.GetProperty("run").GetString()!)));

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string Optional(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;
}
