using System.Text.Json;
using Microsoft.Extensions.Configuration.Json;
using RLCollapse.Common;

namespace RLCollapse.Config;

/// <summary>
/// A JSON file as a layer. The configuration provider would spread a list over a key per index, so that a shorter list
/// in a later layer keeps the tail of an earlier one; here a list is one value, and the later layer replaces it whole.
/// </summary>
/// <param name="name">The file's name in messages.</param>
/// <param name="utf8">Its bytes without a byte order mark.</param>
/// <param name="outline">Its outline.</param>
internal sealed class JsonFileLayer(string name, byte[] utf8, IReadOnlyDictionary<string, JsonPart> outline)
    : JsonStreamConfigurationProvider(new JsonStreamConfigurationSource { Stream = new MemoryStream(utf8) }), IConfigLayer
{
    /// <summary>The key by which a file tells an editor its schema, a text; it sets no option.</summary>
    public const string SchemaKey = "$schema";

    /// <inheritdoc/>
    public IEnumerable<string> Keys => outline.Keys.Where(key => !key.Equals(ExtendsChain.Key, StringComparison.OrdinalIgnoreCase)
        && !(key == SchemaKey && KindOf(key) == JsonValueKind.String));

    /// <inheritdoc/>
    public override void Load(Stream stream)
    {
        base.Load(stream);
        foreach (var element in Data.Keys.Where(key => !outline.ContainsKey(key)).ToList()) Data.Remove(element);
        foreach (var (key, list) in outline.Where(pair => pair.Value.Kind == JsonValueKind.Array)) Data[key] = list.Json;
    }

    /// <inheritdoc/>
    public string SourceOf(string key) => $"{name}:{outline[key].Line}";

    /// <inheritdoc/>
    public JsonValueKind KindOf(string key) => outline[key].Kind;
}
