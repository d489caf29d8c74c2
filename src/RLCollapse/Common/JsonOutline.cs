using System.Text.Json;

namespace RLCollapse.Common;

/// <summary>
/// The values of a config with their lines, which the configuration provider does not keep. A list is one entry, and an object is listed
/// only when it is empty.
/// </summary>
internal static class JsonOutline
{
    /// <summary>Reads the outline.</summary>
    /// <param name="utf8">The file without a byte order mark.</param>
    /// <param name="line">Line of its first character, from 1.</param>
    /// <returns>Key (parts joined by ':') → value.</returns>
    /// <exception cref="JsonException">Not JSON, no object at the top, or a key with a colon; carries the line, from 0.</exception>
    public static IReadOnlyDictionary<string, JsonPart> Read(ReadOnlyMemory<byte> utf8, int line = 1)
    {
        var root = JsonPart.Read(utf8, line);
        if (root.Kind != JsonValueKind.Object) throw new JsonException("A config is a JSON object: { … }.", null, root.Line - 1, 0);
        RefuseColons(root);
        var entries = new OrderedDictionary<string, JsonPart>(StringComparer.OrdinalIgnoreCase);
        Add(root, "", entries);
        return entries;
    }

    private static void Add(JsonPart part, string prefix, OrderedDictionary<string, JsonPart> entries)
    {
        foreach (var (name, value) in part.Members)
        {
            if (value.Members.Count > 0) Add(value, $"{prefix}{name}:", entries);
            else entries[prefix + name] = value;
        }
    }

    /// <summary>Keys are joined by colons, so that one with a colon would stand for others.</summary>
    private static void RefuseColons(JsonPart part)
    {
        foreach (var (name, value) in part.Members)
        {
            if (name.Contains(':')) throw new JsonException($"The key '{name}' has a colon; nest the keys.", null, value.Line - 1, 0);
            RefuseColons(value);
        }

        foreach (var item in part.Items) RefuseColons(item);
    }
}
