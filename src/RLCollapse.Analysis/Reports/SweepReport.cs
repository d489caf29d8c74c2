using RLCollapse.Analysis.Forecasts;
using RLCollapse.Analysis.Plotting.Sweeps;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Analysis.Reports;

/// <summary>
/// What a sweep found, from its files alone: <c>table.csv</c>, <c>table.md</c>, <c>forecast.csv</c>, <c>forecast.md</c>,
/// <c>figures/</c> and, last, <c>provenance.json</c>. Equal run files give equal bytes.
/// </summary>
public static class SweepReport
{
    /// <summary>Folder of the figures within a sweep's folder.</summary>
    public const string FiguresFolder = "figures";

    /// <summary>Writes the report, and removes figures that the plan no longer gives.</summary>
    /// <param name="sweepFolder">Folder with <c>plan.json</c>; runs without a result are named in the table and left out.</param>
    /// <param name="formats">File formats of the figures.</param>
    /// <returns>Paths of all files written.</returns>
    /// <exception cref="UserErrorException">The folder is none of a sweep, a run's files are damaged, or drawing failed.</exception>
    public static IReadOnlyList<string> Write(string sweepFolder, IReadOnlyList<PlotFormat> formats)
    {
        var sweep = LeftOutSpeed.Load(sweepFolder);
        (string Path, string Text)[] tables =
        [
            (Path.Combine(sweepFolder, RecordedRuns.Table), RunTable.ToCsv(sweep)),
            (Path.Combine(sweepFolder, "table.md"), ArmTable.ToMarkdown(sweep)),
            (Path.Combine(sweepFolder, ForecastTable.FileName), ForecastTable.ToCsv(sweep)),
            (Path.Combine(sweepFolder, "forecast.md"), ForecastReport.ToMarkdown(sweep)),
        ];
        TemporaryName.RemoveAbandoned(sweepFolder);
        Provenance.Remove(sweepFolder);
        foreach (var (path, text) in tables) AtomicFile.WriteText(path, text);
        var figures = Path.Combine(sweepFolder, FiguresFolder);
        var drawn = SweepFigures.Draw(sweep, figures, formats);
        if (sweep.Runs.Count > 0 && formats.Count > 0)
            RemoveOthers(figures, [.. drawn.Select(path => Path.GetFileNameWithoutExtension(path))]);
        Provenance.Write(sweepFolder, sweep);
        return [.. tables.Select(table => table.Path), .. drawn, Path.Combine(sweepFolder, Provenance.FileName)];
    }

    /// <summary>Takes away what another plan found, verdicts included, so that no file of it stands beside those of the next.</summary>
    /// <param name="sweepFolder">Folder of the sweep.</param>
    public static void Remove(string sweepFolder)
    {
        foreach (var name in (string[])[Provenance.FileName, RecordedRuns.Table, "table.md", ForecastTable.FileName, "forecast.md",
            RecordedRuns.Claims, RecordedRuns.ClaimsPage, RecordedRuns.BisectionPage])
        {
            Disk.Delete(Path.Combine(sweepFolder, name));
        }

        var figures = Path.Combine(sweepFolder, FiguresFolder);
        if (Directory.Exists(figures)) RemoveOthers(figures, []);
    }

    /// <summary>An edited experiment leaves figures of arms that it no longer has.</summary>
    private static void RemoveOthers(string folder, HashSet<string> names)
    {
        foreach (var path in Directory.GetFiles(folder))
        {
            if (SweepFigures.IsName(Path.GetFileName(path)) && !names.Contains(Path.GetFileNameWithoutExtension(path)))
                Disk.Delete(path);
        }
    }
}
