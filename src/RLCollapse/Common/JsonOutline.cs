using System.Text.Json;

namespace RLCollapse.Common;

/// <summary>An entry of a JSON file.</summary>
/// <param name="Kind">Its JSON type; an object is listed only when it is empty.</param>
/// <param name="Line">Line of the value, from 1.</param>
/// <param name="Json">The value as it is written.</param>
internal readonly record struct JsonEntry(JsonValueKind Kind, int Line, string Json);

/// <summary>
/// Types and lines of a JSON file's values, which the configuration provider does not keep. A list is one entry.
/// </summary>
internal static class JsonOutline
{
    /// <summary>Comments and trailing commas are allowed, as in the configuration provider.</summary>
    public static readonly JsonDocumentOptions Leniency = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads the outline.</summary>
    /// <param name="utf8">The file without a byte order mark.</param>
    /// <returns>Key (parts joined by ':') → entry.</returns>
    /// <exception cref="JsonException">Not JSON, no object at the top, or a key that occurs twice; carries the line, from 0.</exception>
    public static IReadOnlyDictionary<string, JsonEntry> Read(ReadOnlySpan<byte> utf8)
    {
        var root = JsonPart.Read(utf8);
        if (root.Kind != JsonValueKind.Object) throw new JsonException("A config is a JSON object: { … }.", null, 0, 0);
        var entries = new OrderedDictionary<string, JsonEntry>(StringComparer.OrdinalIgnoreCase);
        Add(root, "", entries);
        return entries;
    }

    private static void Add(JsonPart part, string prefix, OrderedDictionary<string, JsonEntry> entries)
    {
        foreach (var (name, value) in part.Members)
        {
            if (value.Members.Count > 0) Add(value, $"{prefix}{name}:", entries);
            else entries[prefix + name] = new JsonEntry(value.Kind, value.Line, value.Json);
        }
    }
}
