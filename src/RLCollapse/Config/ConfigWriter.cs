using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Config;

/// <summary>
/// Writes a config as canonical JSON: keys in the records' order, names of maps sorted, enums in kebab-case, shortest exact numbers.
/// </summary>
public static class ConfigWriter
{
    /// <summary>The whole config; <see cref="ConfigLoader"/> reads it back to an equal one. No newline at the end.</summary>
    public static string ToJson(object config) => ToJson(config, _ => true);

    /// <summary>The options whose path is kept, in all sections or in those that are kept.</summary>
    internal static string ToJson(object config, Func<string, bool> keep, Func<string, bool>? keepSection = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            WriteSection(writer, ConfigSchema.Of(config.GetType()).Root, config, keep, keepSection ?? (_ => true));
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The value of an option in one line, without quotes.</summary>
    internal static string Line(ConfigNode option, object value) => option.Kind switch
    {
        NodeKind.Map =>
            string.Join(", ", ((IDictionary)value).Keys.Cast<string>().Order(StringComparer.Ordinal)
            .Select(name => $"{name}: {Text(((IDictionary)value)[name]!)}")),
        NodeKind.List => string.Join(", ", ((IEnumerable)value).Cast<object>().Select(Text)),
        _ => Text(value),
    };

    /// <summary>One value as configs write it, without quotes.</summary>
    internal static string Text(object value) => value switch
    {
        Enum name => EnumNames.Of(name),
        bool truth => truth ? "true" : "false",
        double number => (number + 0.0).ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => (string)value,
    };

    private static void WriteSection(
        Utf8JsonWriter writer, ConfigNode section, object record, Func<string, bool> keep, Func<string, bool> keepSection,
        string? kind = null)
    {
        writer.WriteStartObject();
        if (kind is not null) writer.WriteString(NamedSections.KindKey, kind);
        foreach (var child in section.Children.Where(child => child.Property is not null)
            .Where(child => child.Kind == NodeKind.Section ? keepSection(child.Path) : keep(child.Path)))
        {
            writer.WritePropertyName(child.Name);
            var value = child.Property!.GetValue(record)!;
            if (child.Kind == NodeKind.Section) WriteSection(writer, child, value, keep, keepSection);
            else if (child.Kind == NodeKind.Map) WriteMap(writer, (IDictionary)value);
            else if (child.Kind == NodeKind.List)
                writer.WriteRawValue("[" + string.Join(", ", ((IEnumerable)value).Cast<object>().Select(Json)) + "]");
            else writer.WriteRawValue(Json(value));
        }

        if (record is IHasNamedSections named)
        {
            foreach (var (name, (of, options)) in named.NamedSections.Where(pair => keepSection(pair.Key))
                .OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                writer.WritePropertyName(name);
                WriteSection(writer, ConfigSchema.Named(name, options.GetType(), []), options, keep, keepSection, of);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteMap(Utf8JsonWriter writer, IDictionary map)
    {
        writer.WriteStartObject();
        foreach (var name in map.Keys.Cast<string>().Order(StringComparer.Ordinal))
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(Json(map[name]!));
        }

        writer.WriteEndObject();
    }

    private static string Json(object value) =>
        value is Enum or string ? "\"" + JsonEncodedText.Encode(Text(value)) + "\"" : Text(value);
}
