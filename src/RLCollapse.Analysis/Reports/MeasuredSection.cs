using System.Text;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Reports;

/// <summary>
/// The part of an experiment's README that a command writes: verdicts, table and figures between two markers. What stands
/// outside the markers is left alone.
/// </summary>
public static class MeasuredSection
{
    /// <summary>Line before the section.</summary>
    public const string Begin = "<!-- measured: written by 'rlcollapse verify --readme'; do not edit -->";

    /// <summary>Line after the section.</summary>
    public const string End = "<!-- /measured -->";

    /// <summary>Replaces the section.</summary>
    /// <param name="readme">The README, with both markers.</param>
    /// <param name="sweepFolder">Folder with <c>claims.md</c>, <c>table.md</c>, <c>forecast.md</c> and <c>figures/</c>; of these, what is there is taken.</param>
    /// <exception cref="UserErrorException">There is no README, or it lacks a marker.</exception>
    public static void Write(string readme, string sweepFolder)
    {
        if (!File.Exists(readme)) throw new UserErrorException($"There is no '{readme}' to write into.");
        var text = File.ReadAllText(readme);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, Math.Max(begin, 0), StringComparison.Ordinal);
        if (begin < 0 || end < 0) throw new UserErrorException($"'{readme}' lacks the lines between which measurements go:\n{Begin}\n{End}");
        AtomicFile.WriteText(readme, text[..(begin + Begin.Length)] + "\n\n" + Section(Path.GetDirectoryName(Path.GetFullPath(readme))!, sweepFolder) + text[end..]);
    }

    private static string Section(string folder, string sweepFolder)
    {
        var section = new StringBuilder();
        foreach (var name in (string[])["claims.md", "table.md", "forecast.md"])
        {
            var path = Path.Combine(sweepFolder, name);
            if (File.Exists(path)) section.Append(UnderHeading(File.ReadAllText(path))).Append('\n');
        }

        var figures = Path.Combine(sweepFolder, SweepReport.FiguresFolder);
        if (!Directory.Exists(figures)) return section.ToString();
        foreach (var figure in Directory.GetFiles(figures, "*.png").Order(StringComparer.Ordinal))
        {
            var target = Path.GetRelativePath(folder, Path.GetFullPath(figure)).Replace(Path.DirectorySeparatorChar, '/');
            section.Append($"![{Path.GetFileNameWithoutExtension(figure)}]({target})\n\n");
        }

        return section.ToString();
    }

    private static string UnderHeading(string markdown) =>
        string.Join('\n', markdown.Split('\n').Select(line => line.StartsWith('#') ? "##" + line : line));
}
