using RLCollapse.Config;
using RLCollapse.Figures.Sweeps;
using RLCollapse.Runs;

namespace RLCollapse.Reports;

/// <summary>What a sweep found, from its files alone: <c>table.csv</c>, <c>table.md</c>, <c>forecast.md</c> and <c>figures/</c>. Equal run files give equal bytes.</summary>
public static class SweepReport
{
    /// <summary>Folder of the figures within a sweep's folder.</summary>
    public const string FiguresFolder = "figures";

    /// <summary>Writes the report.</summary>
    /// <param name="sweepFolder">Folder with <c>plan.json</c>; runs without a result are named in the table and left out.</param>
    /// <param name="formats">File formats of the figures.</param>
    /// <returns>Paths of all files written.</returns>
    /// <exception cref="UserErrorException">The folder is none of a sweep, a run's files are damaged, or drawing failed.</exception>
    public static IReadOnlyList<string> Write(string sweepFolder, IReadOnlyList<PlotFormat> formats)
    {
        var sweep = SweepData.Load(sweepFolder);
        string[] tables = [Path.Combine(sweepFolder, "table.csv"), Path.Combine(sweepFolder, "table.md"), Path.Combine(sweepFolder, "forecast.md")];
        AtomicFile.WriteText(tables[0], RunTable.ToCsv(sweep));
        AtomicFile.WriteText(tables[1], ArmTable.ToMarkdown(sweep));
        AtomicFile.WriteText(tables[2], ForecastReport.ToMarkdown(sweep));
        return [.. tables, .. SweepFigures.Draw(sweep, Path.Combine(sweepFolder, FiguresFolder), formats)];
    }
}
