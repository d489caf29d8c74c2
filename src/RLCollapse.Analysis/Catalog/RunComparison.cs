using System.Globalization;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Catalog;

/// <summary>Two runs side by side: options, metrics at the last probe, and whether they are the same bits.</summary>
/// <param name="Options">Path with the value in each run; null where one has no such option. Names and times do not count.</param>
/// <param name="Metrics">Key with the value at the last probe of each run; NaN where one lacks it.</param>
/// <param name="Parting">Where the recorded numbers first differ; null where they never do.</param>
/// <param name="HasSameWeights">Whether both say the same hash of their last weights; null where one does not say.</param>
public sealed record RunComparison(
    IReadOnlyList<(string Path, string? First, string? Second)> Options,
    IReadOnlyList<(string Key, double First, double Second)> Metrics,
    Parting? Parting,
    bool? HasSameWeights)
{
    /// <summary>Reads both runs.</summary>
    /// <param name="first">Folder of a run.</param>
    /// <param name="second">Folder of a run.</param>
    /// <exception cref="UserErrorException">One is no run or damaged.</exception>
    public static RunComparison Of(string first, string second)
    {
        var (one, two) = (MetricsOf(first), MetricsOf(second));
        return new(
            [.. RecordedOptions.Differences(RecordedOptions.Read(first), RecordedOptions.Read(second))
                .Where(option => !option.Path.StartsWith("output.", StringComparison.Ordinal))],
            Ends(one, two),
            PartingOf(one, two),
            WeightsOf(first) is { } a && WeightsOf(second) is { } b ? a == b : null);
    }

    /// <summary>"the same bits" or where they part, in a sentence.</summary>
    public string Bits => Parting is { } parting
        ? $"They part at {parting.Phase} step {parting.Step:0}: {parting.Key} is {Text(parting.First)} and {Text(parting.Second)}."
        : HasSameWeights switch
        {
            true => "They are the same bits: every recorded number, times apart, and the hash of the last weights.",
            false => "Every recorded number is the same, times apart, but not the last weights.",
            null => "Every recorded number is the same, times apart; one of them does not say the hash of its last weights.",
        };

    private static string Text(double value) =>
        double.IsNaN(value) ? "not there" : value.ToString("R", CultureInfo.InvariantCulture);

    private static IReadOnlyList<MetricsRow> MetricsOf(string folder) => MetricsTable.Read(Path.Combine(folder, RunFiles.Metrics)).Rows;

    private static IReadOnlyList<(string, double, double)> Ends(IReadOnlyList<MetricsRow> one, IReadOnlyList<MetricsRow> two)
    {
        var (a, b) = (End(one), End(two));
        return [.. a.Values.Keys.Union(b.Values.Keys).Where(IsResult).Select(key => (key, a[key], b[key]))];

        static MetricsRow End(IReadOnlyList<MetricsRow> rows) =>
            rows.LastOrDefault(row => row.Has("format_entropy")) ?? new("", new Dictionary<string, double>());
    }

    private static Parting? PartingOf(IReadOnlyList<MetricsRow> one, IReadOnlyList<MetricsRow> two)
    {
        foreach (var (a, b) in one.Zip(two))
        {
            if (a.Phase != b.Phase || a["step"] != b["step"]) return new(a.Phase, a["step"], "step", a["step"], b["step"]);
            foreach (var key in a.Values.Keys.Union(b.Values.Keys).Where(IsResult))
            {
                if (!a[key].Equals(b[key])) return new(a.Phase, a["step"], key, a[key], b[key]);
            }
        }

        if (one.Count == two.Count) return null;
        var next = (one.Count > two.Count ? one : two)[Math.Min(one.Count, two.Count)];
        return one.Count > two.Count
            ? new(next.Phase, next["step"], "step", next["step"], double.NaN)
            : new(next.Phase, next["step"], "step", double.NaN, next["step"]);
    }

    private static bool IsResult(string key) => key is not ("step" or "epoch") && RunMetrics.Find(key) is not { IsTime: true };

    private static string? WeightsOf(string folder)
    {
        var info = Path.Combine(folder, RunFiles.Info);
        return File.Exists(info) ? RecordedPart.Read(info, "Run it again with --fresh.").Find("policyWeights")?.Text : null;
    }
}

/// <summary>The first number in which two runs differ.</summary>
/// <param name="Phase">Stage of the line.</param>
/// <param name="Step">Its step.</param>
/// <param name="Key">Key of the number; <c>step</c> where the lines themselves are of different steps or one run has no more.</param>
/// <param name="First">In the first run; NaN where it lacks it.</param>
/// <param name="Second">In the second run.</param>
public sealed record Parting(string Phase, double Step, string Key, double First, double Second);
