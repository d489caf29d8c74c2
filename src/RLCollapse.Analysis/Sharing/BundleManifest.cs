using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Sharing;

/// <summary><c>manifest.json</c> of a bundle: what it holds, of which program. Equal manifests give equal bytes.</summary>
/// <param name="Name">Path of the run or sweep in the bundle.</param>
/// <param name="IsSweep">Whether it is a sweep.</param>
/// <param name="Runs">The runs, in order of their paths.</param>
/// <param name="Files">Every other file of the bundle, in order of their paths.</param>
public sealed record BundleManifest(string Name, bool IsSweep, IReadOnlyList<BundledRun> Runs, IReadOnlyList<BundledFile> Files)
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "manifest.json";

    private const string Remedy = "Ask for the bundle once more.";
    private const string VersionKey = "bundle";
    private const int Version = 1;

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file's text.</summary>
    public string ToJson() => new JsonObject
    {
        [VersionKey] = Version,
        ["name"] = Name,
        ["kind"] = IsSweep ? "sweep" : "run",
        ["runs"] = new JsonArray([.. Runs.Select(run => new JsonObject(
        [
            KeyValuePair.Create("path", (JsonNode?)run.Path),
            KeyValuePair.Create("ended", (JsonNode?)run.HasEnded),
            .. run.Facts.Select(fact => KeyValuePair.Create(fact.Key, (JsonNode?)fact.Value)),
        ]))]),
        ["files"] = new JsonArray([.. Files.Select(file =>
            new JsonObject { ["path"] = file.Path, ["bytes"] = file.Bytes, ["sha256"] = file.Sha256 })]),
    }.ToJsonString(Indented) + "\n";

    /// <summary>Reads the file's text.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="UserErrorException">It is no manifest, or one of a later version.</exception>
    public static BundleManifest Parse(byte[] text, string name)
    {
        var root = new RecordedPart(JsonFile.Parse(text, name, 1, Remedy), name, Remedy);
        if (root[VersionKey].Whole is var version && version != Version)
        {
            throw new UserErrorException($"'{name}' is of version {version} of bundles, and this program reads version {Version}: "
                + "take the version of RLCollapse that made it.");
        }

        var kind = root["kind"].Text;
        if (kind is not ("run" or "sweep")) throw root["kind"].Wrong("\"run\" or \"sweep\"");
        return new(
            PathOf(root, "name"),
            kind == "sweep",
            [.. root["runs"].Items.Select(run => new BundledRun(PathOf(run, "path"), run["ended"].IsTrue, Facts(run)))],
            [.. root["files"].Items.Select(file => new BundledFile(PathOf(file, "path"), LengthOf(file), file["sha256"].Text))]);
    }

    private static string PathOf(RecordedPart part, string key) =>
        BundleName.Is(part[key].Text) ? part[key].Text : throw part[key].Wrong($"a path in a bundle ({BundleName.Rule})");

    private static long LengthOf(RecordedPart file) =>
        file["bytes"].Part.Whole is >= 0 and var bytes ? bytes : throw file["bytes"].Wrong("a number of bytes");

    private static Dictionary<string, string> Facts(RecordedPart run) =>
        BundledRun.Kept.Where(key => run.Find(key) is not null).ToDictionary(key => key, key => run[key].Text);
}
