using System.Text;
using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Config;

/// <summary>A value as a layer holds it.</summary>
/// <param name="Text">Plain text of a number, word or truth value; JSON of a list.</param>
/// <param name="Kind">Its JSON type; <see cref="JsonValueKind.Undefined"/> from an environment variable or the command line, which know
/// only text.</param>
internal readonly record struct RawValue(string Text, JsonValueKind Kind = JsonValueKind.Undefined)
{
    /// <summary>The values of a list: JSON (<c>[1,4]</c>) or separated by commas (<c>python,prose</c>).</summary>
    /// <exception cref="FormatException">The text begins like JSON but is none.</exception>
    public IReadOnlyList<RawValue> Elements()
    {
        var text = Text.Trim();
        if (text.Length == 0) return [];
        if (!text.StartsWith('[')) return [.. text.Split(',').Select(part => new RawValue(part.Trim()))];
        try
        {
            return [.. JsonPart.Read(Encoding.UTF8.GetBytes(text)).Items.Select(item => new RawValue(item.Text, item.Kind))];
        }
        catch (JsonException)
        {
            throw new FormatException($"'{text}' is no JSON list; write [1,4] or 1,4");
        }
    }
}
