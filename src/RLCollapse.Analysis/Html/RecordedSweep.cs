using RLCollapse.Analysis.Plotting.Sweeps;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Html;

/// <summary>What stands in the folder of a sweep none of whose runs is here: its table by arms, and its figures.</summary>
/// <param name="Heads">Of the table's columns.</param>
/// <param name="Rows">A row an arm, as texts.</param>
/// <param name="Figures">Figures of the page.</param>
/// <param name="LeftOut">Names of those that would make it too large.</param>
internal sealed record RecordedSweep(
    IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<InlineFigure> Figures,
    IReadOnlyList<string> LeftOut)
{
    /// <summary>Most bytes of figures in the page of a sweep.</summary>
    public const int MostBytes = 3_000_000;

    /// <summary>Reads them.</summary>
    /// <param name="folder">Of the sweep.</param>
    /// <param name="plan">Its plan.</param>
    /// <exception cref="UserErrorException">The table is damaged.</exception>
    public static RecordedSweep Read(string folder, PlannedSweep plan)
    {
        var (heads, rows) = RecordedTable.Read(Path.Combine(folder, RecordedRuns.Table), plan);
        var (figures, leftOut, bytes) = (new List<InlineFigure>(), new List<string>(), 0L);
        foreach (var file in Files(Path.Combine(folder, SweepReport.FiguresFolder)))
        {
            bytes += new FileInfo(file).Length;
            if (bytes > MostBytes) leftOut.Add(Path.GetFileName(file));
            else figures.Add(InlineFigure.Read(file));
        }

        return new(heads, rows, figures, leftOut);
    }

    /// <summary>One that is a link would show what it points to.</summary>
    private static IEnumerable<string> Files(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, $"*{InlineFigure.Ending}").Order(StringComparer.Ordinal)
            .Where(file => SweepFigures.IsName(Path.GetFileName(file)) && new FileInfo(file).LinkTarget is null)
        : [];
}

/// <summary>A figure that stands in the page itself.</summary>
/// <param name="Name">Of its file, without ending.</param>
/// <param name="Source">As a data URL.</param>
internal sealed record InlineFigure(string Name, string Source)
{
    /// <summary>Ending of the files: drawings are smaller than their pictures. In an image of a page no script of theirs runs, and they
    /// load nothing.</summary>
    public const string Ending = ".svg";

    /// <summary>Reads a file.</summary>
    public static InlineFigure Read(string file) => new(
        Path.GetFileNameWithoutExtension(file), $"data:image/svg+xml;base64,{Convert.ToBase64String(InputFile.Read(file))}");
}
