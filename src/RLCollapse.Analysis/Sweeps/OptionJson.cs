using System.Text.Json;
using System.Text.Json.Nodes;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>Options given by dotted paths as the nested JSON that configs are.</summary>
internal static class OptionJson
{
    private const int MostSections = 16;

    private static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    /// <summary>What has been read strictly is taken apart once more.</summary>
    private static readonly JsonDocumentOptions Leniency = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Whether a text can be the path of an option, which has few sections.</summary>
    public static bool IsPath(string path) => path.AsSpan().Count('.') < MostSections && !path.Contains(':');

    /// <summary>One nested object on one line.</summary>
    public static string Nest(IEnumerable<(string Path, JsonPart Value)> options)
    {
        var root = new JsonObject(AnyCase);
        foreach (var (path, value) in options)
        {
            var section = root;
            var parts = path.Split('.');
            foreach (var part in parts[..^1])
            {
                if (section[part] is not JsonObject inner) section[part] = inner = new JsonObject(AnyCase);
                section = inner;
            }

            section[parts[^1]] = JsonNode.Parse(value.Json, AnyCase, Leniency);
        }

        return root.ToJsonString();
    }

    /// <summary>A value as job ids show it: as it is written, lists without blanks.</summary>
    public static string Text(JsonPart value) =>
        value.Kind == JsonValueKind.Array ? JsonNode.Parse(value.Json, null, Leniency)!.ToJsonString() : value.Text;
}
