using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Config;

/// <summary>Checks each value of a layer by itself: its key, its type and its bounds.</summary>
internal static class LayerChecks
{
    /// <summary>Everything that is wrong in a layer.</summary>
    public static IEnumerable<ConfigIssue> Check(ConfigSchema schema, IConfigLayer layer)
    {
        foreach (var key in layer.Keys)
        {
            var node = schema.Resolve(key, out var rest);
            if (layer.IsNull(key) && (rest.Length == 0 || node.Kind == NodeKind.Map)) continue;
            var path = rest.Length == 0 ? node.Path : node.Path.Length == 0 ? rest : $"{node.Path}.{rest}";
            layer.TryGet(key, out var text);
            foreach (var problem in Problems(schema, node, rest, key, new RawValue(text ?? "", layer.KindOf(key))))
            {
                yield return new ConfigIssue(path, layer.SourceOf(key), problem);
            }
        }
    }

    private static IEnumerable<string> Problems(ConfigSchema schema, ConfigNode node, string rest, string key, RawValue raw) =>
        node.Kind switch
        {
            NodeKind.Section when rest.Length > 0 => [UnknownKey(schema, node, rest, key, raw.Kind)],
            NodeKind.Section => raw.Kind == JsonValueKind.Object ? [] : [$"is a section; set one of its keys: {ChildNames(node)}"],
            NodeKind.Map when rest.Length == 0 => raw.Kind == JsonValueKind.Object ? [] : [$"is a map; set {node.Path}.NAME"],
            NodeKind.Map when rest.Contains('.') => ["a name in a map has one value, no keys inside"],
            NodeKind.Map => KnownNamesAttribute.Problems(node.Property!, rest).Concat(OfValue(node, raw)),
            NodeKind.List when rest.Length > 0 => [$"a list is set whole, such as {node.Path}=[…], not by index"],
            NodeKind.List => OfList(node, raw),
            _ when rest.Length > 0 => [$"{node.Path} is one value and has no keys inside"],
            _ => OfValue(node, raw),
        };

    private static IEnumerable<string> OfValue(ConfigNode node, RawValue raw)
    {
        try
        {
            return node.Property is null ? [] : Bounds.Problems(node.Property, ValueReader.Read(node.ValueType, raw));
        }
        catch (FormatException error)
        {
            return [error.Message];
        }
    }

    private static IEnumerable<string> OfList(ConfigNode node, RawValue raw)
    {
        if (raw.Kind is not (JsonValueKind.Array or JsonValueKind.Undefined)) return ["expected a list: [ … ]"];
        try
        {
            var values = raw.Elements()
                .Select(element => KnownNamesAttribute.Canonical(node.Property!, ValueReader.Read(node.ValueType, element))).ToList();
            var repeated = values.GroupBy(value => value)
                .Where(group => group.Count() > 1 && !node.Property!.IsDefined(typeof(MayRepeatAttribute), inherit: true))
                .Select(group => $"{ConfigWriter.Text(group.Key)} occurs more than once");
            return [.. Bounds.CountProblems(node.Property!, values.Count), .. repeated,
                .. values.SelectMany(value => Bounds.Problems(node.Property!, value))];
        }
        catch (FormatException error)
        {
            return [error.Message];
        }
    }

    private static string UnknownKey(ConfigSchema schema, ConfigNode section, string rest, string key, JsonValueKind kind)
    {
        if (kind != JsonValueKind.Undefined && key.Contains('.'))
            return "a dotted path works on the command line; in a file nest the keys: { \"rl\": { \"kl\": { … } } }";
        if (key.Equals(ExtendsChain.Key, StringComparison.OrdinalIgnoreCase)) return "'extends' stands in a config file";
        var typed = section.Path.Length == 0 ? rest : $"{section.Path}.{rest}";
        return NearestPath.Find(typed, schema.Paths) is { } nearest
            ? $"unknown key; did you mean {nearest}?"
            : $"unknown key; valid here: {ChildNames(section)}";
    }

    private static string ChildNames(ConfigNode section) => string.Join(", ", section.Children.Select(child => child.Name));
}
