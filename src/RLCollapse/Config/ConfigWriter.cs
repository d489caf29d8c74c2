using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Stages;

namespace RLCollapse.Config;

/// <summary>Writes a config as canonical JSON: keys in the records' order, names of maps sorted, enums in kebab-case, shortest exact numbers.</summary>
public static class ConfigWriter
{
    /// <summary>The whole config; <see cref="ConfigLoader.Load"/> reads it back to an equal one. No newline at the end.</summary>
    public static string ToJson(RunConfig config) => ToJson(config, _ => true);

    /// <summary>The options whose path is kept, in all sections or in those that are kept.</summary>
    internal static string ToJson(RunConfig config, Func<string, bool> keep, Func<string, bool>? keepSection = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            WriteSection(writer, ConfigSchema.Root, config, keep, keepSection ?? (_ => true));
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>One value as configs write it, without quotes.</summary>
    internal static string Text(object value) => value switch
    {
        Enum name => EnumNames.Of(name),
        bool truth => truth ? "true" : "false",
        double number => (number + 0.0).ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => (string)value,
    };

    private static void WriteSection(Utf8JsonWriter writer, ConfigNode section, object record, Func<string, bool> keep, Func<string, bool> keepSection)
    {
        writer.WriteStartObject();
        foreach (var child in section.Children.Where(child => child.Kind == NodeKind.Section ? keepSection(child.Path) : keep(child.Path)))
        {
            writer.WritePropertyName(child.Name);
            var value = child.Property!.GetValue(record)!;
            if (child.Kind == NodeKind.Section) WriteSection(writer, child, value, keep, keepSection);
            else if (child.Kind == NodeKind.Map) WriteMap(writer, (IDictionary)value);
            else if (child.Kind == NodeKind.List) writer.WriteRawValue("[" + string.Join(", ", ((IEnumerable)value).Cast<object>().Select(Json)) + "]");
            else writer.WriteRawValue(Json(value));
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
