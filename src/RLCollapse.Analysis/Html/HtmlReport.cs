using RLCollapse.Common;

namespace RLCollapse.Analysis.Html;

/// <summary>Writes reports: of runs and sweeps, from their files alone. Equal files give equal bytes.</summary>
public static class HtmlReport
{
    /// <summary>Name of a report in the folder of its run or sweep.</summary>
    public const string FileName = "report.html";

    /// <summary>Writes the report of some runs and sweeps as one file.</summary>
    /// <param name="folders">Folders of runs and sweeps; one that is named twice counts once.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="UserErrorException">A folder is neither a run nor a sweep, is damaged, or has nothing to show; nothing was
    /// written.</exception>
    public static void Write(IReadOnlyList<string> folders, string path)
    {
        var sources = folders.DistinctBy(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))
            .Select(SourceReader.Read).ToList();
        var page = ReportPage.Of(ReportBuilder.Of(sources));
        Disk.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        AtomicFile.WriteText(path, page);
    }
}
