using System.Globalization;
using System.Text;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Forecasts;

/// <summary>
/// <c>forecast.csv</c>: one row per run that has a forecast, with its coordinates, in a trial what departs from the experiment's file, what
/// its base predicted and what became of it.
/// It outlives the runs. Base and policy are the hashes of what the run started from and of the weights it ended with. A step is
/// <c>never</c> where no collapse was forecast or came; an empty cell is not known. Files of earlier versions lack the last column, and
/// their probabilities are not known.
/// </summary>
public static class ForecastTable
{
    /// <summary>Name of the file in a sweep's folder.</summary>
    public const string FileName = "forecast.csv";

    private const string Never = "never";
    private static readonly string[] Columns =
        ["base", "policy", "certain", "most_common", "most_accurate", "forecast_winner", "winner", "forecast_step", "measured_step",
            "last_step", "leader_probability"];
    private static readonly string[] EarlierColumns = Columns[..^1];

    /// <summary>The table as comma-separated values (<see cref="Csv"/>).</summary>
    public static string ToCsv(SweepData sweep)
    {
        var axes = sweep.Plan.Axes.Select(axis => axis.Name).ToList();
        var options = sweep.Plan.Departures.Select(option => option.Split('=', 2)).ToList();
        var csv = new StringBuilder();
        Csv.AppendRow(csv, [.. axes, .. options.Select(option => option[0]), "run", .. Columns]);
        foreach (var run in sweep.Runs)
        {
            if (RecordedForecast.Of(run) is { } recorded)
            {
                Csv.AppendRow(csv, [.. axes.Select(axis => run.Job.Coordinates[axis]), .. options.Select(option => option[1]), run.Name,
                    run.Base, run.Policy, .. Cells(recorded.Outcome)]);
            }
        }

        return csv.ToString();
    }

    /// <summary>Reads the outcomes that are recorded for a sweep; null where none were recorded.</summary>
    /// <param name="sweepFolder">Folder with <c>forecast.csv</c>.</param>
    /// <exception cref="UserErrorException">The file is damaged.</exception>
    public static IReadOnlyList<RecordedForecast>? Read(string sweepFolder)
    {
        var path = Path.Combine(sweepFolder, FileName);
        if (!File.Exists(path)) return null;
        try
        {
            var rows = Csv.Rows(Encoding.UTF8.GetString(InputFile.Text(path)));
            string[]? columns = rows.Count == 0 ? null
                : Array.Find([Columns, EarlierColumns], names => rows[0].TakeLast(names.Length).SequenceEqual(names));
            if (columns is null) throw new FormatException($"its last columns are not {string.Join(", ", Columns)}.");
            return [.. rows.Skip(1).Select((row, i) =>
                row.Count == rows[0].Count ? Outcome([.. row.TakeLast(columns.Length)])
                : throw new FormatException($"line {i + 2} has {row.Count} cells and not {rows[0].Count}."))];
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"'{path}' is damaged: {error.Message} Remove it, or take it from the repository again.", error);
        }
    }

    private static string[] Cells(ForecastOutcome run) =>
    [
        run.IsCertain ? "true" : "false", run.MostCommon, run.MostAccurate, run.Leader ?? string.Empty, run.Winner,
        Text(run.Step), Text(run.MeasuredStep), Text(run.LastStep),
        Csv.Number(run.LeaderProbability),
    ];

    private static RecordedForecast Outcome(string[] cells)
    {
        var leader = cells[5].Length == 0 ? null : cells[5];
        var outcome = new ForecastOutcome(
            bool.Parse(cells[2]), cells[3], cells[4], leader, cells[6], Step(cells[7]), Step(cells[8]), Step(cells[9]),
            cells.Length < Columns.Length ? double.NaN : Probability(cells[10]));
        return new(cells[0], cells[1], outcome);
    }

    private static double Probability(string cell) => Step(cell) is double.NaN or (>= 0 and <= 1) ? Step(cell)
        : throw new FormatException($"'{cell}' is no probability.");

    private static string Text(double step) => double.IsPositiveInfinity(step) ? Never : Csv.Number(step);

    private static double Step(string cell) => cell switch
    {
        "" => double.NaN,
        Never => double.PositiveInfinity,
        _ => double.Parse(cell, CultureInfo.InvariantCulture),
    };
}
