using RLCollapse.Config;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Results;

/// <summary>
/// Options by which a sweep departs from its experiment's file: those of the command line and of environment variables, but for what
/// decides no run's numbers, such as <c>experiment.threads</c> and <c>output</c>.
/// </summary>
public static class Departures
{
    /// <summary>Each <c>path=value</c>, in the order of the paths; of a path that is set twice the last, the command line's last of
    /// all.</summary>
    /// <param name="overrides">Options of the command line, each <c>path=value</c>.</param>
    /// <param name="environment">Those of environment variables, too.</param>
    public static IReadOnlyList<string> Of(IEnumerable<string> overrides, IEnumerable<string> environment)
    {
        var schema = ConfigSchema.Of(typeof(RunConfig));
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in environment.Concat(overrides))
        {
            var (path, value) = option.Split('=', 2) is [var before, var after] ? (before.Trim(), after) : (option.Trim(), "");
            if (schema.Decides(path)) values[schema.Canonical(path)] = value;
        }

        return [.. values.Select(pair => $"{pair.Key}={pair.Value}")];
    }

    /// <summary>Options that environment variables set, each <c>path=value</c>.</summary>
    public static IReadOnlyList<string> In(IReadOnlyDictionary<string, string> environment) =>
        [.. ConfigLoader.OptionsIn(environment).Select(option => $"{option.Path}={option.Value}")];

    /// <summary>A line of Markdown for the top of a page; empty where nothing departs.</summary>
    public static string Note(PlannedSweep plan) => plan.IsTrial
        ? $"A trial, not the experiment as its file has it: {string.Join(", ", plan.Departures.Select(MarkdownText.Code))}.\n\n"
        : "";
}
