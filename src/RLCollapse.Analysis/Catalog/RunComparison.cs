using System.Globalization;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Catalog;

/// <summary>Runs side by side: options, metrics at the last probe, and whether they are the same bits.</summary>
/// <param name="Options">Path of each option in which they differ, with the value in each run; null where one has none such. What is
/// written beside the metrics does not count.</param>
/// <param name="Metrics">Key with the value at the last probe of each run; NaN where one lacks it.</param>
/// <param name="Partings">Of each run but the first: how its numbers relate to those of the first.</param>
public sealed record RunComparison(
    IReadOnlyList<(string Path, IReadOnlyList<string?> Values)> Options,
    IReadOnlyList<(string Key, IReadOnlyList<double> Values)> Metrics,
    IReadOnlyList<RunParting> Partings)
{
    /// <summary>Options whose files do not hold the same in all runs; runs that do not say do not count.</summary>
    public IReadOnlyList<string> OtherFiles { get; private init; } = [];

    /// <summary>Reads runs.</summary>
    /// <param name="folders">Folders of runs, the first of which the others are compared with.</param>
    /// <exception cref="UserErrorException">One is no run or damaged.</exception>
    public static RunComparison Of(params IReadOnlyList<string> folders)
    {
        var options = folders.Select(RecordedOptions.Read).ToList();
        var rows = folders.Select(MetricsOf).ToList();
        return new(RecordedOptions.Differences(options), Ends(rows), [.. folders.Skip(1).Select((folder, i) => new RunParting(
            PartingOf(rows[0], rows[i + 1]),
            WeightsOf(folders[0]) is { } a && WeightsOf(folder) is { } b ? a == b : null))])
        {
            OtherFiles = [.. FileHashes.Keys.Where(key => folders.Select(folder => Recorded(folder, key.Key)).OfType<string>()
                .Distinct().Count() > 1).Select(key => key.Option)],
        };
    }

    private static IReadOnlyList<MetricsRow> MetricsOf(string folder) => MetricsTable.Read(Path.Combine(folder, RunFiles.Metrics)).Rows;

    private static IReadOnlyList<(string, IReadOnlyList<double>)> Ends(IReadOnlyList<IReadOnlyList<MetricsRow>> runs)
    {
        var ends = runs.Select(rows => rows.LastOrDefault(row => row.Has("format_entropy"))
            ?? new("", new Dictionary<string, double>())).ToList();
        return [.. ends.SelectMany(end => end.Values.Keys).Distinct().Where(IsResult)
            .Select(key => (key, (IReadOnlyList<double>)[.. ends.Select(end => end[key])]))];
    }

    /// <summary>The first line with another number under a key of both; where there is none, the first that lacks one.</summary>
    private static Parting? PartingOf(IReadOnlyList<MetricsRow> one, IReadOnlyList<MetricsRow> two) =>
        PartingOf(one, two, (a, b) => a.Values.Keys.Intersect(b.Values.Keys))
        ?? PartingOf(one, two, (a, b) => a.Values.Keys.Union(b.Values.Keys))
        ?? EndingOf(one, two);

    private static Parting? PartingOf(
        IReadOnlyList<MetricsRow> one, IReadOnlyList<MetricsRow> two, Func<MetricsRow, MetricsRow, IEnumerable<string>> keys)
    {
        foreach (var (a, b) in one.Zip(two))
        {
            if (a.Phase != b.Phase || a["step"] != b["step"]) return new(a.Phase, a["step"], "step", a["step"], b["step"]);
            foreach (var key in keys(a, b).Where(IsResult))
            {
                if (!a[key].Equals(b[key])) return new(a.Phase, a["step"], key, a[key], b[key]);
            }
        }

        return null;
    }

    private static Parting? EndingOf(IReadOnlyList<MetricsRow> one, IReadOnlyList<MetricsRow> two)
    {
        if (one.Count == two.Count) return null;
        var next = (one.Count > two.Count ? one : two)[Math.Min(one.Count, two.Count)];
        return one.Count > two.Count
            ? new(next.Phase, next["step"], "step", next["step"], double.NaN)
            : new(next.Phase, next["step"], "step", double.NaN, next["step"]);
    }

    private static bool IsResult(string key) => key is not ("step" or "epoch") && RunMetrics.Find(key) is not { IsTime: true };

    private static string? WeightsOf(string folder) => Recorded(folder, "policyWeights");

    private static string? Recorded(string folder, string key)
    {
        var info = Path.Combine(folder, RunFiles.Info);
        return File.Exists(info) ? RecordedPart.Read(info, "Run it again with --fresh.").Find(key)?.Text : null;
    }
}

/// <summary>How the recorded numbers of a run relate to another's.</summary>
/// <param name="First">Where they first differ; null where they never do.</param>
/// <param name="HasSameWeights">Whether both say the same hash of their last weights; null where one does not say.</param>
public sealed record RunParting(Parting? First, bool? HasSameWeights)
{
    /// <summary>Whether everything recorded is the same, times apart, the hash of the last weights with it.</summary>
    public bool IsSame => First is null && HasSameWeights == true;

    /// <summary>That in a sentence.</summary>
    public string Sentence => First is { } parting
        ? $"They part at {parting.Phase} step {parting.Step:0}: {parting.Key} is {Text(parting.First)} and {Text(parting.Second)}."
        : HasSameWeights switch
        {
            true => "They are the same bits: every recorded number, times apart, and the hash of the last weights.",
            false => "Every recorded number is the same, times apart, but not the last weights.",
            null => "Every recorded number is the same, times apart; one of them does not say the hash of its last weights.",
        };

    private static string Text(double value) =>
        double.IsNaN(value) ? "not there" : value.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>The first number in which two runs differ.</summary>
/// <param name="Phase">Stage of the line.</param>
/// <param name="Step">Its step.</param>
/// <param name="Key">Key of the number; <c>step</c> where the lines themselves are of different steps or one run has no more.</param>
/// <param name="First">In the first run; NaN where it lacks it.</param>
/// <param name="Second">In the second run.</param>
public sealed record Parting(string Phase, double Step, string Key, double First, double Second);
