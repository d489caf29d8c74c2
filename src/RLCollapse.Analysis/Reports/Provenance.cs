using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Analysis.Reports;

/// <summary>
/// <c>provenance.json</c>: what the tables, figures and verdicts beside it were made with. It is written after them and removed before, so
/// that where it stands they are whole. Equal run files give equal bytes.
/// </summary>
public static class Provenance
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "provenance.json";

    private const string GenerationKey = "generation";
    private static readonly string[] OfCommit = ["commit", "uncommittedChanges"];
    private static readonly string[] OfMachine =
        ["version", "libtorch", "dotnet", "system", "processor", "features", "vectorBits", "kernels", "device", "dtype", "backend"];

    /// <summary>Keys of <c>run.json</c> that say what a run was made with and may decide its bits.</summary>
    internal static IReadOnlyList<string> Decisive { get; } = [GenerationKey, .. OfCommit, .. OfMachine];

    private static readonly JsonSerializerOptions Options =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the file, whole.</summary>
    /// <param name="sweepFolder">The sweep's folder.</param>
    /// <param name="sweep">What stands there was made from its finished runs.</param>
    public static void Write(string sweepFolder, SweepData sweep) =>
        AtomicFile.WriteText(Path.Combine(sweepFolder, FileName), Content(sweepFolder, sweep).ToJsonString(Options) + "\n");

    /// <summary>Takes the file away while what it speaks of is written.</summary>
    public static void Remove(string sweepFolder) => Disk.Delete(Path.Combine(sweepFolder, FileName));

    /// <summary>The generation of the program whose runs stand in a sweep's folder; null where it is not recorded.</summary>
    /// <exception cref="UserErrorException">The file is damaged.</exception>
    public static int? Generation(string sweepFolder)
    {
        var path = Path.Combine(sweepFolder, FileName);
        if (!File.Exists(path)) return null;
        return Whole(JsonFile.Read(path, "", "Remove it, or take it from the repository again.")[GenerationKey]);
    }

    private static int? Whole(JsonPart? part) =>
        part is { Kind: JsonValueKind.Number } && int.TryParse(part.Json, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static JsonObject Content(string folder, SweepData sweep)
    {
        var runs = sweep.Runs.Select(Facts).ToList();
        return new()
        {
            ["experiment"] = sweep.Plan.Experiment,
            ["experimentFile"] = sweep.Plan.ExperimentFile is { Length: > 0 } file
                ? Path.GetRelativePath(folder, file).Replace('\\', '/') : "",
            ["departures"] = Texts(sweep.Plan.Departures),
            ["overrides"] = Texts(sweep.Plan.Overrides),
            ["environment"] = Texts(sweep.Plan.Environment),
            [GenerationKey] = runs.Select(run => run.Generation).Distinct().ToList() is [{ } only] ? only : null,
            ["runs"] = sweep.Runs.Count,
            ["planned"] = sweep.Plan.Jobs.Count,
            ["commits"] = Counted(runs.Select(run => run.Starts), OfCommit),
            ["machines"] = Counted(runs.Select(run => run.Starts), OfMachine),
        };
    }

    /// <summary>What a run and its base say of themselves; nothing where their files are not there or cannot be read.</summary>
    private static (int? Generation, IReadOnlyList<JsonPart> Starts) Facts(SweepRun run)
    {
        var info = Root(Path.Combine(run.Job.RunFolder, RunFiles.Info));
        var ofBase = run.Base.Length > 0
            ? Root(Path.Combine(run.Job.RunFolder, "..", RunFiles.Bases, run.Base, RunFiles.BaseInfo)) : null;
        return (Whole(info?[GenerationKey]), [.. info?["starts"]?.Items ?? [], .. ofBase?["starts"]?.Items ?? []]);
    }

    private static JsonPart? Root(string path)
    {
        try
        {
            return File.Exists(path) ? JsonFile.Read(path, "") : null;
        }
        catch (UserErrorException)
        {
            return null;
        }
    }

    /// <summary>Every value of some facts, with the number of runs that had a start of it, in order of appearance.</summary>
    private static JsonArray Counted(IEnumerable<IReadOnlyList<JsonPart>> runs, IReadOnlyList<string> facts) => new(
    [
        .. runs.SelectMany(starts => starts.Select(start => Only(start, facts)).Distinct()).GroupBy(text => text)
            .Select(group =>
            {
                var value = JsonNode.Parse(group.Key)!.AsObject();
                value["runs"] = group.Count();
                return (JsonNode)value;
            }),
    ]);

    private static string Only(JsonPart start, IReadOnlyList<string> facts) => new JsonObject(
        start.Members.Where(member => facts.Contains(member.Name))
            .Select(member => KeyValuePair.Create(member.Name, JsonNode.Parse(member.Value.Json)))).ToJsonString();

    private static JsonArray Texts(IReadOnlyList<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
