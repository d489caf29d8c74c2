using System.Globalization;
using System.Text;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Claims;

/// <summary>
/// A study on one page, <c>README.md</c> of the results: a row per statement, with what was measured, verdict, figure, command and time;
/// then what the bases predicted.
/// </summary>
public static class StudyPage
{
    /// <summary>First line of the page.</summary>
    public const string Mark = "<!-- written by 'rlcollapse verify --readme' from study.json; do not edit -->";

    /// <summary>Writes the page from what verdicts have been recorded.</summary>
    /// <param name="study">The rows.</param>
    /// <param name="results">Folder that holds the sweeps' folders.</param>
    /// <returns>Path of the page.</returns>
    /// <exception cref="UserErrorException">Another README stands there, or verdicts are damaged.</exception>
    public static string Write(Study study, string results)
    {
        var path = Path.Combine(Path.GetFullPath(results), "README.md");
        if (File.Exists(path) && !File.ReadLines(path).Take(1).Contains(Mark))
            throw new UserErrorException($"'{path}' is a page that was not written by verify; "
                + "move it away, or give other results with --out DIR.");
        Disk.MakeFolder(Path.GetDirectoryName(path)!);
        AtomicFile.WriteText(path, ToMarkdown(study, Path.GetDirectoryName(path)!));
        return path;
    }

    /// <summary>The page.</summary>
    /// <param name="study">The rows.</param>
    /// <param name="results">Full path of the results.</param>
    public static string ToMarkdown(Study study, string results)
    {
        var text = new StringBuilder($"{Mark}\n\n# The study on one page\n\n");
        if (study.Source.Length > 0)
            text.Append($"Statements numbered C are those of {MarkdownText.Inline(study.Source)}; the others are asked here.\n\n");
        text.Append("A line of *measured here* is a claim of the experiment: "
            + "value, interval, n and verdict, computed over seeds as the experiment's page says. ")
            .Append("Time is what the runs took added up, with the wall clock while at least one was at work, and what their pretrained "
                + "bases took, which experiments share: the last row counts them for each.\n\n");
        Row(text, ["", "statement", "measured here", "verdicts", "figure", "command", "time"]);
        Row(text, Enumerable.Repeat("---", 7));
        foreach (var row in study.Rows) Row(text, Cells(row, study, results));
        Row(text, Total(study, results));
        AppendDoubts(text, study, results);
        text.Append(StudyForecasts.ToMarkdown(study, results));
        return text.ToString();
    }

    /// <summary>
    /// All experiments together: verdicts on the claims that the rows name, and time; bases that experiments share count for each.
    /// </summary>
    private static string[] Total(Study study, string results)
    {
        var recorded = study.Rows.Where(row => row.Experiment.Length > 0).GroupBy(row => row.Experiment)
            .Select(rows =>
                (Verdicts: RecordedVerdicts.Read(Path.Combine(results, rows.Key)), Claims: rows.SelectMany(row => row.Claims).Distinct()))
            .Where(experiment => experiment.Verdicts is not null).ToList();
        var verdicts = recorded.SelectMany(experiment => experiment.Claims.Select(id => experiment.Verdicts!.Claims.GetValueOrDefault(id)))
            .ToList();
        var times = recorded.Select(experiment => experiment.Verdicts!.Time).OfType<SweepTime>().ToList();
        var sum = new SweepTime(times.Sum(time => time.RunSeconds), times.Sum(time => time.WallSeconds),
            times.Sum(time => time.BaseSeconds));
        var runs = recorded.Sum(experiment => experiment.Verdicts!.Runs);
        return ["**all**", $"{recorded.Count} experiment{(recorded.Count == 1 ? "" : "s")}, {runs} runs", "", Summary(verdicts), "–",
            MarkdownText.Code($"./rlcollapse sweep {Path.GetFileName(study.Folder)}"), times.Count == 0 ? "–" : Time(sum)];
    }

    /// <summary>Every judged claim that failed, once, with what its experimenter thinks of it.</summary>
    private static void AppendDoubts(StringBuilder text, Study study, string results)
    {
        var reproduced = FindingText.Of(Verdict.Reproduced);
        var doubtful = study.Rows.SelectMany(row => row.Claims.Select(id => (row.Experiment, Id: id))).Distinct()
            .Select(claim => (
                claim.Experiment,
                Claim: RecordedVerdicts.Read(Path.Combine(results, claim.Experiment))?.Claims.GetValueOrDefault(claim.Id)))
            .Where(claim => claim.Claim is not null && claim.Claim.Verdict != reproduced).ToList();
        if (doubtful.Count == 0) return;
        text.Append("\n## Claims that failed or are inconclusive\n\n");
        foreach (var (experiment, claim) in doubtful)
            text.Append($"- {Measured(claim!.Id, claim)} ({MarkdownText.Inline(experiment)}). "
                + $"{MarkdownText.Inline(claim.Doubt?.ToString() ?? "No reason is given.")}\n");
    }

    private static string[] Cells(StudyRow row, Study study, string results)
    {
        var (head, statement) = ($"**{MarkdownText.Cell(row.Id)}**", MarkdownText.Cell(row.Statement));
        if (row.Experiment.Length == 0) return [head, statement, "–", "no experiment", "–", "–", "–"];
        var folder = Path.Combine(results, row.Experiment);
        var page = MarkdownText.Link(row.Experiment, Relative(results, Path.Combine(study.Folder, row.Experiment, "README.md")));
        var command = MarkdownText.Code($"./rlcollapse sweep {Path.GetFileName(study.Folder)}/{row.Experiment}");
        if (RecordedVerdicts.Read(folder) is not { } recorded) return [head, statement, page, "not run", "–", command, "–"];
        var verdicts = row.Claims.Select(id => recorded.Claims.GetValueOrDefault(id)).ToList();
        return
        [
            head,
            statement,
            string.Join("<br>", row.Claims.Zip(verdicts, Measured).Prepend(page)),
            Summary(verdicts) + (recorded.Runs < recorded.Planned ? $" (of {recorded.Runs} of {recorded.Planned} runs)" : ""),
            Figure(row, results),
            command,
            recorded.Time is { } time ? Time(time) : "–",
        ];
    }

    private static string Measured(string id, RecordedVerdict? verdict)
    {
        if (verdict is null) return $"*{MarkdownText.Cell(id)}*: not judged";
        var interval = double.IsNaN(verdict.Low) ? "" : $" [{FindingText.Number(verdict.Low)}, {FindingText.Number(verdict.High)}]";
        return $"*{MarkdownText.Cell(id)}* {MarkdownText.Cell(verdict.Statement)} "
            + $"**{FindingText.Number(verdict.Estimate)}**{interval}, n = {verdict.Count}: {MarkdownText.Cell(verdict.Verdict)}";
    }

    /// <summary>How many claims have which verdict, the best first: "2 reproduced, 1 not reproduced".</summary>
    public static string Summary(IReadOnlyCollection<RecordedVerdict?> verdicts)
    {
        if (verdicts.Count == 0) return "no claim";
        string[] order = [.. Enum.GetValues<Verdict>().Select(FindingText.Of), "not judged"];
        var counts = verdicts.GroupBy(verdict => verdict?.Verdict ?? "not judged").OrderBy(group => Array.IndexOf(order, group.Key))
            .ToList();
        return counts is [var only] && verdicts.Count > 1
            ? $"all {verdicts.Count} {MarkdownText.Cell(only.Key)}"
            : string.Join(", ", counts.Select(group => $"{group.Count()} {MarkdownText.Cell(group.Key)}"));
    }

    private static string Figure(StudyRow row, string results)
    {
        if (row.Figure.Length == 0) return "–";
        var path = Path.Combine(results, row.Experiment, SweepReport.FiguresFolder, row.Figure + ".png");
        return File.Exists(path) ? MarkdownText.Link(row.Figure, Relative(results, path)) : $"no {MarkdownText.Cell(row.Figure)}";
    }

    private static string Time(SweepTime time) =>
        $"{Span(time.RunSeconds)} (wall {Span(time.WallSeconds)}), bases {Span(time.BaseSeconds)}";

    private static string Span(double seconds) => seconds switch
    {
        < 90 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
        < 90 * 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0.#} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.#} h"),
    };

    private static string Relative(string results, string path) =>
        Path.GetRelativePath(results, Path.GetFullPath(path)).Replace(Path.DirectorySeparatorChar, '/');

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
