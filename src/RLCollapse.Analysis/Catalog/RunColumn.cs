using System.Globalization;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Catalog;

/// <summary>What runs are sorted and filtered by: a column of the list, an option, or a metric of the last probe.</summary>
public static class RunColumn
{
    /// <summary>Columns that are neither option nor metric.</summary>
    public static IReadOnlyList<string> Own { get; } = ["name", "experiment", "seed", "state", "winner", "mass", "kl", "age", "size"];

    /// <summary>The value of a key; empty where the run has none.</summary>
    /// <param name="run">The run.</param>
    /// <param name="key">Own column, dotted option path or key of metrics.jsonl.</param>
    /// <param name="now">The time, in UTC.</param>
    public static string Of(CatalogRun run, string key, DateTime now) => key switch
    {
        "name" => run.Name,
        "experiment" => run.Experiment,
        "seed" => run.Options.GetValueOrDefault("experiment.seed", ""),
        "state" => EnumNames.Of(run.State),
        "winner" => run.Winner,
        "mass" => Number(run.WinnerMass),
        "kl" => Number(run.End["kl_to_base_per_sequence"]),
        "age" => Number((now - run.Changed).TotalDays),
        "size" => Number(run.Bytes),
        _ => run.Options.TryGetValue(key, out var option) ? option : Number(run.End[key]),
    };

    /// <summary>Numbers by size, before them those without a value, after them texts.</summary>
    public static Comparer<string> Order { get; } = Comparer<string>.Create((a, b) =>
        Rank(a) is var (first, x) && Rank(b) is var (second, y) && first != second ? first.CompareTo(second)
        : x.Equals(y) ? string.CompareOrdinal(a, b) : x.CompareTo(y));

    /// <summary>Every key that some run has.</summary>
    public static IReadOnlyList<string> All(IEnumerable<CatalogRun> runs) =>
        [.. Own.Concat(runs.SelectMany(run => run.Options.Keys.Concat(run.End.Values.Keys))).Distinct()];

    private static (int Rank, double Number) Rank(string value) =>
        value.Length == 0 ? (0, 0)
        : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? (1, number)
        : (2, 0);

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);
}
