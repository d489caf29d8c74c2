using System.Text;
using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Html;

/// <summary>An option that differs from its default, or among the runs of a report.</summary>
/// <param name="Path">Dotted.</param>
/// <param name="Default">Its built-in default; empty where it has none.</param>
/// <param name="Values">Every value that it has, in order of appearance, with the number of runs that have it.</param>
internal sealed record ReportOption(string Path, string Default, IReadOnlyList<OptionValue> Values);

/// <summary>A value of an option.</summary>
/// <param name="Text">As configs write it, a list or map in one line; empty where the run does not say.</param>
/// <param name="Runs">How many runs have it.</param>
internal sealed record OptionValue(string Text, int Runs);

/// <summary>What the configs of runs are made of, read from <c>config.resolved.json</c>, also of versions with other options.</summary>
internal static class OptionTable
{
    /// <summary>Every option that differs from its default, or among the runs; names, seeds and what decides no number are left
    /// out.</summary>
    /// <param name="configs">The resolved config of each run.</param>
    public static IReadOnlyList<ReportOption> Of(IReadOnlyList<JsonPart> configs)
    {
        var schema = ConfigSchema.Of(typeof(RunConfig));
        var values = configs.Select(Options).ToList();
        var defaults = new Dictionary<string, string>(configs.SelectMany(Defaults).DistinctBy(option => option.Key));
        var paths = values.SelectMany(options => options.Keys).Distinct()
            .Where(path => path is not ("experiment.name" or "experiment.seed") && schema.Decides(path));
        return
        [
            .. paths.Select(path => new ReportOption(path, defaults.GetValueOrDefault(path, ""),
                    [.. values.CountBy(options => options.GetValueOrDefault(path, ""))
                        .Select(value => new OptionValue(value.Key, value.Value))]))
                .Where(option => option.Values.Count > 1 || option.Values[0].Text != option.Default),
        ];
    }

    /// <summary>Dotted path → value of every option in a config.</summary>
    public static IReadOnlyDictionary<string, string> Options(JsonPart config) =>
        Leaves(config).ToDictionary(leaf => leaf.Path, leaf => leaf.Kind == JsonValueKind.Array
            ? string.Join(", ", leaf.Items.Select(item => item.Text)) : leaf.Text);

    /// <summary>The defaults of a config with the same named sections.</summary>
    private static IReadOnlyDictionary<string, string> Defaults(JsonPart config)
    {
        var named = from section in config.Members
                    where section.Value[NamedSections.KindKey] is { Kind: JsonValueKind.String }
                    let kind = section.Value[NamedSections.KindKey]!.Text
                    where RunConfig.OptionsOf(kind) is not null
                    select (section.Name, Section: new NamedSection(kind, Activator.CreateInstance(RunConfig.OptionsOf(kind)!)!));
        var usual = new RunConfig { NamedSections = named.ToDictionary(section => section.Name, section => section.Section) };
        return Options(JsonPart.Read(Encoding.UTF8.GetBytes(ConfigWriter.ToJson(usual))));
    }

    private static IEnumerable<JsonPart> Leaves(JsonPart part) =>
        part.Kind == JsonValueKind.Object ? part.Members.SelectMany(member => Leaves(member.Value)) : [part];
}
