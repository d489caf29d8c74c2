using System.Text;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Claims;

/// <summary>
/// The part of an experiment's README that a command writes: one row per claim with its verdict and its number, between two
/// markers. What stands outside the markers is left alone; methods, reasons, tables and figures stay with the results.
/// </summary>
public static class MeasuredSection
{
    /// <summary>Line before the section.</summary>
    public const string Begin = "<!-- measured: written by 'rlcollapse verify --readme'; do not edit -->";

    /// <summary>Line after the section.</summary>
    public const string End = "<!-- /measured -->";

    /// <summary>Replaces the section.</summary>
    /// <param name="readme">The README, with both markers.</param>
    /// <param name="sweepFolder">Folder with <c>plan.json</c> and <c>claims.json</c>.</param>
    /// <exception cref="UserErrorException">There is no README, it lacks a marker, or no verdicts are recorded.</exception>
    public static void Write(string readme, string sweepFolder)
    {
        if (!File.Exists(readme)) throw new UserErrorException($"There is no '{readme}' to write into.");
        var text = File.ReadAllText(readme);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, Math.Max(begin, 0), StringComparison.Ordinal);
        if (begin < 0 || end < 0)
            throw new UserErrorException($"'{readme}' lacks the lines between which measurements go:\n{Begin}\n{End}");
        var section = ToMarkdown(Path.GetDirectoryName(Path.GetFullPath(readme))!, sweepFolder);
        AtomicFile.WriteText(readme, text[..(begin + Begin.Length)] + $"\n\n{section}\n" + text[end..]);
    }

    /// <summary>The section.</summary>
    /// <param name="folder">Folder of the README, for its links.</param>
    /// <param name="sweepFolder">Folder with <c>plan.json</c> and <c>claims.json</c>.</param>
    /// <exception cref="UserErrorException">No verdicts are recorded.</exception>
    public static string ToMarkdown(string folder, string sweepFolder)
    {
        if (PlanFile.IsTrial(sweepFolder))
        {
            throw new UserErrorException($"'{sweepFolder}' was made with options from the command line or the environment, so it is a "
                + "trial and not the experiment as its file has it: no README is written from it. Sweep without them, or put them "
                + "into the file.");
        }

        var recorded = RecordedVerdicts.Read(sweepFolder)
            ?? throw new UserErrorException($"'{sweepFolder}' has no {RecordedRuns.Claims} to write of; "
                + "judge the claims first, with 'rlcollapse verify'.");
        var text = new StringBuilder("| claim | verdict | estimate [interval], n | p, corrected |\n| --- | --- | --- | --- |\n");
        foreach (var claim in recorded.Claims.Values)
        {
            text.Append($"| **{MarkdownText.Cell(claim.Id)}** {MarkdownText.Cell(claim.Statement)} "
                + $"| {FindingText.Verdict(claim)} | {FindingText.Estimate(claim)}, "
                + $"{claim.Count} | {FindingText.P(claim.IsExploratory ? claim.P : claim.AdjustedP)} |\n");
        }

        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(sweepFolder));
        var runs = recorded.Runs < recorded.Planned ? $"{recorded.Runs} of {recorded.Planned} runs" : $"{recorded.Runs} runs";
        return text.Append($"\nFrom {runs}. Tests, effects and reasons: "
            + $"{MarkdownText.Link(Verification.Markdown, Relative(folder, Path.Combine(sweepFolder, Verification.Markdown)))};\n")
            .Append("tables, forecasts and figures: "
                + $"{MarkdownText.Link(name, $"{Relative(folder, sweepFolder)}/")}.\n").ToString();
    }

    private static string Relative(string folder, string path) =>
        Path.GetRelativePath(folder, Path.GetFullPath(path)).Replace(Path.DirectorySeparatorChar, '/');
}
