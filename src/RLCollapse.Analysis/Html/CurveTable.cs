using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Html;

/// <summary>Numbers of a run in columns. Keys that were measured at the same lines share a table, so none has a gap.</summary>
/// <param name="X">Place on the axis, rising.</param>
/// <param name="Steps">Step of each line.</param>
/// <param name="Columns">Key → a number for each line.</param>
internal sealed record CurveTable(
    IReadOnlyList<double?> X, IReadOnlyList<double> Steps, IReadOnlyDictionary<string, IReadOnlyList<double?>> Columns)
{
    /// <summary>The tables of some lines.</summary>
    /// <param name="lines">In turn.</param>
    /// <param name="x">Key of the place on the axis.</param>
    public static IReadOnlyList<CurveTable> Of(MetricsTable lines, string x)
    {
        var placed = lines.With(x).Rows;
        var keys = placed.SelectMany(line => line.Values.Keys).Distinct().Where(key => key is not ("step" or "epoch"));
        var byLines = keys.GroupBy(key => new Lines([.. Enumerable.Range(0, placed.Count).Where(i => placed[i].Has(key))]));
        return
        [
            .. byLines.Where(group => group.Key.Indices.Length > 0).Select(group => new CurveTable(
                [.. group.Key.Indices.Select(i => x == "step" ? placed[i][x] : ReportNumber.Of(placed[i][x]))],
                [.. group.Key.Indices.Select(i => placed[i]["step"])],
                group.ToDictionary(key => key, IReadOnlyList<double?> (key) =>
                    [.. group.Key.Indices.Select(i => ReportNumber.Of(placed[i][key]))]))),
        ];
    }

    /// <summary>Which lines; equal where they are the same.</summary>
    private sealed record Lines(int[] Indices)
    {
        public bool Equals(Lines? other) => other is not null && Indices.AsSpan().SequenceEqual(other.Indices);

        public override int GetHashCode() => HashCode.Combine(Indices.Length, Indices.FirstOrDefault(), Indices.LastOrDefault());
    }
}
