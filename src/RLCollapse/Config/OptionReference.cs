using System.Globalization;
using System.Text;

namespace RLCollapse.Config;

/// <summary>Every option as a Markdown table, from the records and their documentation.</summary>
public static class OptionReference
{
    /// <summary>A heading and a table a section.</summary>
    /// <typeparam name="T">The config.</typeparam>
    /// <param name="kinds">Sections that a config may name itself: kind → record of its options.</param>
    public static string Markdown<T>(IEnumerable<(string Kind, Type Options)> kinds) where T : new()
    {
        var texts = new OptionTexts(typeof(T).Assembly);
        var text = new StringBuilder();
        Append(text, ConfigSchema.Of(typeof(T)).Root, new T(), texts, "of the whole config");
        foreach (var (kind, options) in kinds)
            Append(text, ConfigSchema.Named("NAME", options, []), Activator.CreateInstance(options)!, texts,
                $"a section of kind `{kind}`, under a name of its own");
        return text.ToString();
    }

    private static void Append(StringBuilder text, ConfigNode section, object record, OptionTexts texts, string title)
    {
        var options = section.Children.Where(child => child.Property is not null).ToList();
        text.Append(CultureInfo.InvariantCulture, $"\n## {(section.Path.Length == 0 ? "Options" : $"`{section.Path}`")} {title}\n\n");
        text.Append("| option | values | default | meaning |\n|---|---|---|---|\n");
        foreach (var option in options.Where(option => option.Kind != NodeKind.Section))
            text.Append(CultureInfo.InvariantCulture,
                $"| `{option.Path}` | {Values(option)} | {Default(option, record)} | {Meaning(option, texts)} |\n");
        foreach (var child in options.Where(option => option.Kind == NodeKind.Section))
            Append(text, child, child.Property!.GetValue(record)!, texts, $"— {Meaning(child, texts)}");
    }

    /// <summary>The values that an option takes: names, or a type and its bounds.</summary>
    internal static string Values(ConfigNode option)
    {
        string[] followed = [.. KnownNamesAttribute.FollowedOf(option.Property!).Select(name => $"{name}/NAME")];
        var each = KnownNamesAttribute.Of(option.Property!) is { Count: > 0 } names
            ? string.Join(", ", names.Concat(followed)) : option.ValueType switch
        {
            { IsEnum: true } type => string.Join(", ", Common.EnumNames.All(type)),
            var type when type == typeof(bool) => "true, false",
            var type when type == typeof(string) => "text",
            var type when type == typeof(double) => "number",
            _ => "whole number",
        };
        var range = Bounds.Of(option.Property!) is { } bounds
            ? FormattableString.Invariant($", {bounds.Minimum} to {bounds.Maximum}")
            : "";
        var isNamed = option.ValueType == typeof(double) && !each.StartsWith("number", StringComparison.Ordinal);
        return option.Kind switch
        {
            NodeKind.List => $"list: {each}{range}",
            NodeKind.Map when isNamed => $"map of {each} to a number{range}",
            NodeKind.Map => $"map to a {each}{range}",
            _ => each + range,
        };
    }

    private static string Default(ConfigNode option, object record)
    {
        var line = ConfigWriter.Line(option, option.Property!.GetValue(record)!);
        return line.Length == 0 ? "none" : $"`{line}`";
    }

    private static string Meaning(ConfigNode option, OptionTexts texts) =>
        texts.Meaning(option).Replace("|", "\\|", StringComparison.Ordinal);
}
