using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RLCollapse.Common;

namespace RLCollapse.Config;

/// <summary>
/// A config file as JSON Schema (draft 2020-12), from the records and their documentation, for editors: what each key means, which values
/// it takes and what it is where nothing is said. Keys and names are those of the records; the loader takes them in any case.
/// </summary>
public static class ConfigJsonSchema
{
    /// <summary>The draft that the schema is written in.</summary>
    public const string Draft = "https://json-schema.org/draft/2020-12/schema";

    private static readonly JsonSerializerOptions Layout =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema. No newline at the end.</summary>
    /// <typeparam name="T">The config.</typeparam>
    public static string ToJson<T>() where T : IHasNamedSections, new()
    {
        var schema = Config<T>();
        schema.Insert(0, "$schema", Draft);
        schema.Insert(1, "title", "A config of RLCollapse");
        schema["$defs"] = Kinds<T>();
        return ToJson(schema);
    }

    /// <summary>A schema as its file has it.</summary>
    internal static string ToJson(JsonObject schema) => schema.ToJsonString(Layout);

    /// <summary>The schema of a config that is part of another file, whose <c>$defs</c> have <see cref="Kinds{T}"/>.</summary>
    internal static JsonObject Config<T>() where T : IHasNamedSections, new()
    {
        var root = ConfigSchema.Of(typeof(T)).Root;
        var properties = Options(root, JsonNode.Parse(ConfigWriter.ToJson(new T()))!, new OptionTexts(typeof(T).Assembly));
        foreach (var kind in T.Kinds.Where(kind => !properties.ContainsKey(kind))) properties[kind] = Reference(kind);
        properties.Insert(0, JsonFileLayer.SchemaKey, new JsonObject
        {
            ["type"] = "string", ["description"] = "Where this schema is, for editors; decides nothing.",
        });
        properties.Insert(1, ExtendsChain.Key, new JsonObject
        {
            ["description"] = "A config file or a list of them, relative to this file. Each comes before this one, and later ones win.",
            ["type"] = new JsonArray("string", "array"),
            ["items"] = new JsonObject { ["type"] = "string" },
        });
        return new()
        {
            ["description"] = "Every key may be left out, and null takes away what an extended file says of it.",
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = new JsonObject
            {
                ["description"] = "A stage's section under a name of its own.",
                ["anyOf"] = new JsonArray([.. T.Kinds.Select(Reference), new JsonObject { ["type"] = "null" }]),
            },
        };
    }

    /// <summary>The section of each kind of stage, by its kind.</summary>
    internal static JsonObject Kinds<T>() where T : IHasNamedSections, new()
    {
        var texts = new OptionTexts(typeof(T).Assembly);
        return new(T.Kinds.Select(kind => KeyValuePair.Create<string, JsonNode?>(kind, Kind<T>(kind, texts))));
    }

    /// <summary>Texts as a schema lists them.</summary>
    internal static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static JsonObject Reference(string kind) => new() { ["$ref"] = $"#/$defs/{kind}" };

    private static JsonObject Kind<T>(string kind, OptionTexts texts) where T : IHasNamedSections
    {
        var options = T.OptionsOf(kind)!;
        var defaults = JsonNode.Parse(ConfigWriter.ToJson(Activator.CreateInstance(options)!))!;
        var section = Section(ConfigSchema.Named(kind, options, []), defaults, texts);
        var properties = (JsonObject)section["properties"]!;
        properties.Insert(0, NamedSections.KindKey, new JsonObject
        {
            ["const"] = kind, ["description"] = "What the section is; where nothing is said, its name or what the extended section is.",
        });
        properties.Insert(1, NamedSections.ExtendsKey, new JsonObject
        {
            ["type"] = "string", ["description"] = "The section of the same kind whose options it begins with.",
        });
        return section;
    }

    private static JsonObject Section(ConfigNode section, JsonNode defaults, OptionTexts texts)
    {
        var schema = Described(section, texts);
        schema["type"] = new JsonArray("object", "null");
        schema["properties"] = Options(section, defaults, texts);
        schema["additionalProperties"] = false;
        return schema;
    }

    private static JsonObject Options(ConfigNode section, JsonNode defaults, OptionTexts texts) => new(section.Children
        .Where(child => child.Property is not null)
        .Select(child => KeyValuePair.Create<string, JsonNode?>(child.Name, child.Kind == NodeKind.Section
            ? Section(child, defaults[child.Name]!, texts)
            : Option(child, defaults[child.Name]!, texts))));

    private static JsonObject Option(ConfigNode option, JsonNode @default, OptionTexts texts)
    {
        var schema = Described(option, texts);
        foreach (var (key, value) in option.Kind switch
        {
            NodeKind.List => List(option),
            NodeKind.Map => Map(option),
            _ => OrNull(Value(option)),
        })
        {
            schema[key] = value?.DeepClone();
        }

        schema["default"] = @default.DeepClone();
        return schema;
    }

    private static JsonObject Described(ConfigNode node, OptionTexts texts) =>
        texts.Meaning(node) is { Length: > 0 } meaning ? new() { ["description"] = meaning } : [];

    private static JsonObject List(ConfigNode option)
    {
        var list = new JsonObject { ["type"] = new JsonArray("array", "null"), ["items"] = Value(option) };
        if (!option.Property!.IsDefined(typeof(MayRepeatAttribute), inherit: true)) list["uniqueItems"] = true;
        if (option.Property.GetCustomAttribute<MinLengthAttribute>() is { } least) list["minItems"] = least.Length;
        return list;
    }

    private static JsonObject Map(ConfigNode option)
    {
        var map = new JsonObject { ["type"] = new JsonArray("object", "null") };
        var names = KnownNamesAttribute.Of(option.Property!);
        if (names.Count > 0)
            map["properties"] = new JsonObject(names.Select(name => KeyValuePair.Create<string, JsonNode?>(name, OrNull(Bare(option)))));
        var followed = KnownNamesAttribute.FollowedOf(option.Property!);
        if (followed.Count > 0)
            map["patternProperties"] = new JsonObject(followed.Select(name =>
                KeyValuePair.Create<string, JsonNode?>($@"^{name}\W.", OrNull(Bare(option)))));
        map["additionalProperties"] = KnownNamesAttribute.IsClosed(option.Property!) ? false : OrNull(Bare(option));
        return map;
    }

    /// <summary>One value of an option, by the names that it may be, else by its type.</summary>
    private static JsonObject Value(ConfigNode option)
    {
        if (KnownNamesAttribute.Of(option.Property!) is not { Count: > 0 } names) return Bare(option);
        return KnownNamesAttribute.IsClosed(option.Property!)
            ? new() { ["type"] = "string", ["enum"] = Texts(names) }
            : new() { ["type"] = "string", ["examples"] = Texts(names) };
    }

    /// <summary>One value by its type and bounds.</summary>
    private static JsonObject Bare(ConfigNode option)
    {
        if (option.ValueType.IsEnum) return new() { ["type"] = "string", ["enum"] = Texts(EnumNames.All(option.ValueType)) };
        if (option.ValueType == typeof(bool)) return new() { ["type"] = "boolean" };
        if (option.ValueType == typeof(string)) return Text(option.Property!);
        var number = new JsonObject { ["type"] = option.ValueType == typeof(double) ? "number" : "integer" };
        if (Bounds.Of(option.Property!) is { } bounds) (number["minimum"], number["maximum"]) = (bounds.Minimum, bounds.Maximum);
        return number;
    }

    private static JsonObject Text(PropertyInfo option)
    {
        var text = new JsonObject { ["type"] = "string" };
        if (option.GetCustomAttribute<RegularExpressionAttribute>() is { Pattern: var pattern })
            text["pattern"] = $"^({(pattern == SafeName.Pattern ? SafeName.Characters : pattern)})$";
        return text;
    }

    private static JsonObject OrNull(JsonObject value)
    {
        value["type"] = new JsonArray((string)value["type"]!, "null");
        if (value["enum"] is JsonArray names) names.Add(null);
        return value;
    }
}
