using System.Globalization;
using System.Text;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Statistics;

namespace RLCollapse.Analysis.Html;

/// <summary>The table of a sweep's runs, summed up by arms: how many, who won, means with their 95 % intervals over seeds.</summary>
internal static class RecordedTable
{
    private const string Winner = "winner";

    private static readonly (string Column, string Head, Func<double, string> Text)[] Means =
    [
        ("leader_mass", "leading mass", NumberText.Share), ("accuracy_last", "accuracy", NumberText.Share),
        ("kl_to_base_per_sequence", "KL to base, nats", NumberText.Value), ("collapse_step", "collapse at step", NumberText.Value),
    ];

    /// <summary>Reads <c>table.csv</c>; without a row where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="plan">Whose axes tell the arms apart.</param>
    /// <exception cref="UserErrorException">It is damaged.</exception>
    public static (IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows) Read(string path, PlannedSweep plan)
    {
        if (!File.Exists(path)) return ([], []);
        try
        {
            var rows = Csv.Rows(Encoding.UTF8.GetString(InputFile.Text(path)));
            var columns = rows[0].Index().ToDictionary(column => column.Item, column => column.Index);
            var axes = plan.Axes.Where(axis => !axis.IsSeed && columns.ContainsKey(axis.Name)).ToList();
            var means = Means.Where(mean => columns.ContainsKey(mean.Column)).ToList();
            return (
                [.. axes.Select(axis => axis.Title), "n", "winners", .. means.Select(mean => mean.Head)],
                [.. rows.Skip(1).GroupBy(row => string.Join('\n', axes.Select(axis => row[columns[axis.Name]]))).Select(arm =>
                    (IReadOnlyList<string>)[
                        .. axes.Select(axis => axis.Tick(arm.First()[columns[axis.Name]])), $"{arm.Count()}",
                        string.Join(", ", arm.CountBy(row => row[columns[Winner]]).Select(count => $"{count.Key} {count.Value}")),
                        .. means.Select(mean => Cell([.. arm.Select(row => row[columns[mean.Column]])], mean.Text))])]);
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException or ArgumentException
            or KeyNotFoundException)
        {
            throw new UserErrorException($"'{ShownPath.Of(path)}' is damaged: {error.Message} {RecordedRuns.Remedy}", error);
        }
    }

    private static string Cell(IReadOnlyList<string> cells, Func<double, string> text)
    {
        var values = cells.Where(cell => cell.Length > 0)
            .Select(cell => cell == "inf" ? double.PositiveInfinity : double.Parse(cell, CultureInfo.InvariantCulture)).ToList();
        if (values.Count == 0) return "–";
        if (values.Any(double.IsInfinity)) return $"never in {values.Count(double.IsInfinity)} of {values.Count}";
        var mean = MeanInterval.Of(values);
        return mean.Count == 1 ? text(mean.Mean) : $"{text(mean.Mean)} [{text(mean.Low)}, {text(mean.High)}]";
    }
}
