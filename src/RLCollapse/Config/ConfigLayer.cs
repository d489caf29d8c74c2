using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace RLCollapse.Config;

/// <summary>A layer of the configuration that can say where each of its values comes from.</summary>
internal interface IConfigLayer : IConfigurationProvider
{
    /// <summary>Keys that are set, parts joined by ':', as they were written.</summary>
    IEnumerable<string> Keys { get; }

    /// <summary>Where a key is set, for messages.</summary>
    string SourceOf(string key);

    /// <summary>Whether a key is set to <c>null</c>: what earlier layers have said of it is taken away.</summary>
    bool IsNull(string key) =>
        KindOf(key) == JsonValueKind.Null || (KindOf(key) == JsonValueKind.Undefined && TryGet(key, out var text) && text == "null");

    /// <summary>JSON type of a key's value; undefined where a layer knows only text.</summary>
    JsonValueKind KindOf(string key);
}

/// <summary>A layer of texts: environment variables or the command line.</summary>
internal sealed class TextLayer : ConfigurationProvider, IConfigLayer
{
    private readonly Dictionary<string, string> _sources = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public IEnumerable<string> Keys => Data.Keys;

    /// <summary>Sets a key; the last time counts.</summary>
    public void Add(string key, string value, string source)
    {
        Data[key] = value;
        _sources[key] = source;
    }

    /// <inheritdoc/>
    public string SourceOf(string key) => _sources[key];

    /// <inheritdoc/>
    public JsonValueKind KindOf(string key) => JsonValueKind.Undefined;
}
