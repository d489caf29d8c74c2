using RLCollapse.Analysis.Catalog;
using RLCollapse.Config;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Html;

/// <summary>An option that differs from its default, from its base, or among the runs of a report.</summary>
/// <param name="Path">Dotted.</param>
/// <param name="Default">Its built-in default; empty where it has none.</param>
/// <param name="Values">Every value that it has, in order of appearance, with the number of runs that have it.</param>
internal sealed record ReportOption(string Path, string Default, IReadOnlyList<OptionValue> Values)
{
    /// <summary>Its value in the files that the experiment extends, empty where they say none; null without such files.</summary>
    public string? Base { get; init; }

    /// <summary>Whether every run has a value.</summary>
    public bool IsAlways(string value) => Values is [var only] && only.Text == value;
}

/// <summary>A value of an option.</summary>
/// <param name="Text">As configs write it, a list or map in one line; empty where the run does not say.</param>
/// <param name="Runs">How many runs have it.</param>
internal sealed record OptionValue(string Text, int Runs);

/// <summary>What the configs of runs are made of, also of versions with other options.</summary>
internal static class OptionTable
{
    private const string Kind = $".{NamedSections.KindKey}";

    /// <summary>Every option that differs from its default, from its base, or among the runs; names, seeds and what decides no number are
    /// left out.</summary>
    /// <param name="configs">The options of each run, as <see cref="RecordedOptions"/> reads them.</param>
    /// <param name="basis">Those of the files that the experiment extends; null where there are none.</param>
    public static IReadOnlyList<ReportOption> Of(
        IReadOnlyList<IReadOnlyDictionary<string, string>> configs, IReadOnlyDictionary<string, string>? basis = null)
    {
        var defaults = Defaults(configs.SelectMany(config => config));
        return
        [
            .. configs.SelectMany(config => config.Keys).Distinct().Where(Decides)
                .Select(path => new ReportOption(path, defaults.GetValueOrDefault(path, ""),
                    [.. configs.CountBy(config => config.GetValueOrDefault(path, ""))
                        .Select(value => new OptionValue(value.Key, value.Value))])
                {
                    Base = basis?.GetValueOrDefault(path, ""),
                })
                .Where(option => !option.IsAlways(option.Default) || (option.Base is { } value && !option.IsAlways(value))),
        ];
    }

    /// <summary>Whether an option may decide a run's numbers and is no seed.</summary>
    public static bool Decides(string path) =>
        path is not ("experiment.name" or "experiment.seed") && ConfigSchema.Of(typeof(RunConfig)).Decides(path);

    /// <summary>The defaults of a config with the named sections of all.</summary>
    private static IReadOnlyDictionary<string, string> Defaults(IEnumerable<KeyValuePair<string, string>> options)
    {
        var named = options.Where(option => option.Key.EndsWith(Kind, StringComparison.Ordinal))
            .Select(option => (Name: option.Key[..^Kind.Length], Kind: option.Value, Options: RunConfig.OptionsOf(option.Value)))
            .Where(section => section.Options is not null).DistinctBy(section => section.Name);
        var usual = new RunConfig
        {
            NamedSections = named.ToDictionary(section => section.Name,
                section => new NamedSection(section.Kind, Activator.CreateInstance(section.Options!)!)),
        };
        return RecordedOptions.Of(usual);
    }
}
