using System.Globalization;
using System.Text;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Statistics;

namespace RLCollapse.Analysis.Claims;

/// <summary>
/// A study on one page, <c>README.md</c> of the results: totals; a row per statement of the literature, then per question of one's own,
/// each with the verdict on the claim that decides it; what failed and why; then every claim, and what the bases predicted.
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
        var recorded = study.Experiments.Select(name => (name, Verdicts: RecordedVerdicts.Read(Path.Combine(results, name))))
            .Where(pair => pair.Verdicts is not null).ToDictionary(pair => pair.name, pair => pair.Verdicts!);
        var rows = study.Rows.Select(row => new JudgedRow(row, recorded.GetValueOrDefault(row.Experiment))).ToList();
        var text = new StringBuilder($"{Mark}\n\n# The study on one page\n\n");
        Introduction(text, study, recorded.Values);
        Totals(text, rows);
        Statements(text, "Statements of the literature", rows.Where(row => row.Row.IsLiterature), results);
        Statements(text, "Asked here", rows.Where(row => !row.Row.IsLiterature), results);
        Failures(text, rows);
        FurtherStudies(text, study, results);
        Details(text, study, rows, results);
        text.Append(StudyForecasts.ToMarkdown(study, results));
        return text.ToString();
    }

    private static void Introduction(StringBuilder text, Study study, IEnumerable<RecordedVerdicts> recorded)
    {
        if (study.Source.Length > 0) text.Append($"Statements numbered C are those of {MarkdownText.Inline(study.Source)}. ");
        var family = recorded.Select(verdicts => verdicts.Family).DefaultIfEmpty(0).Max();
        text.Append("A claim is *supported* where its test over seeds rejects the other side of its threshold, *contradicted* where it "
                + "rejects the claimed side, else *inconclusive*: at 0.05, two-sided, ")
            .Append($"corrected by Holm's method for all {family} claims that were stated before the seeds were seen which judge them. ")
            .Append("*Exploratory* claims were stated after looking and are corrected for nothing: questions for other seeds. "
                + "Intervals cover 95 % (90 % for equivalence) and are of each claim by itself; n counts seeds.\n\n");
    }

    private static void Totals(StringBuilder text, IReadOnlyList<JudgedRow> rows)
    {
        var claims = rows.SelectMany(row => row.Claims, (row, claim) => (row.Row.Experiment, row.Row.IsLiterature, claim))
            .Where(claim => claim.claim.Verdict is not null).DistinctBy(claim => (claim.Experiment, claim.claim.Id)).ToList();
        Line(text, ["claims", .. Enum.GetValues<Verdict>().Select(FindingText.Of), "no runs yet"]);
        Line(text, Enumerable.Repeat("---", 5));
        foreach (var (title, isCounted) in ((string, Func<bool, bool, bool>)[])[
            ("of the literature, stated before", (isLiterature, isExploratory) => isLiterature && !isExploratory),
            ("our own, stated before", (isLiterature, isExploratory) => !isLiterature && !isExploratory),
            ("exploratory", (_, isExploratory) => isExploratory)])
        {
            var all = claims.Where(claim => isCounted(claim.IsLiterature, claim.claim.Verdict!.IsExploratory)).ToList();
            var counted = all.Where(claim => claim.claim.Verdict!.Count > 0).ToList();
            var counts = Enum.GetValues<Verdict>().Select(verdict => counted.Count(claim => claim.claim.Verdict!.Verdict == verdict));
            Line(text, [title, .. counts.Append(all.Count - counted.Count).Select(count => $"{count}")]);
        }
    }

    private static void Statements(StringBuilder text, string title, IEnumerable<JudgedRow> rows, string results)
    {
        var all = rows.ToList();
        if (all.Count == 0) return;
        text.Append($"\n## {title}\n\n");
        var judged = all.Where(row => row.Recorded is not null).ToList();
        if (judged.Count > 0)
        {
            Line(text, ["", "statement", "verdict", "estimate [interval]", "n", "figure"]);
            Line(text, Enumerable.Repeat("---", 6));
            foreach (var row in judged)
            {
                string[] measured = row.Deciding is { } claim
                    ? [FindingText.Verdict(claim), FindingText.Estimate(claim), $"{claim.Count}"] : ["not judged", "–", "–"];
                var (id, statement) = ($"**{MarkdownText.Cell(row.Row.Id)}**", MarkdownText.Cell(row.Row.Statement));
                Line(text, [id, statement, .. measured, Figure(row.Row, results)]);
            }
        }

        if (all.Where(row => row.Recorded is null).Select(row => MarkdownText.Inline(row.Row.Id)).ToList() is { Count: > 0 } open)
            text.Append($"{(judged.Count > 0 ? "\n" : "")}Not run: {string.Join("; ", open)}.\n");
    }

    /// <summary>What was contradicted, with what its experimenter thinks of it, and what is open, with the seeds it would take.</summary>
    private static void Failures(StringBuilder text, IEnumerable<JudgedRow> rows)
    {
        var failed = rows.Where(row => row.Deciding is { Verdict: not Verdict.Supported, Count: > 0 })
            .ToLookup(row => row.Deciding!.Verdict, row => (Id: MarkdownText.Inline(row.Row.Id), Claim: row.Deciding!));
        if (failed.Count == 0) return;
        text.Append("\n## What failed, and what decided it\n\n");
        foreach (var (id, claim) in failed[Verdict.Contradicted])
            text.Append($"- **{id}**: {MarkdownText.Inline(claim.Doubt?.Reason ?? "No reason is given.")}\n");
        var open = failed[Verdict.Inconclusive]
            .Select(row => row.Id + (row.Claim.SeedsNeeded is { } seeds ? $" ({seeds})" : "")).ToList();
        if (open.Count > 0)
        {
            if (failed[Verdict.Contradicted].Any()) text.Append('\n');
            text.Append("Open, with the seeds that would decide it if it is as measured, "
                + $"where up to {SeedsNeeded.Most} do: {string.Join("; ", open)}.\n");
        }
    }

    /// <summary>Studies of their own: question, source and every claim, corrected within the study.</summary>
    private static void FurtherStudies(StringBuilder text, Study study, string results)
    {
        if (study.Further.Count == 0) return;
        text.Append("\n# Further studies\n\nEach is of another source and a family of its own: p is corrected for its claims alone.\n");
        foreach (var name in study.Further)
        {
            var (question, source) = ClaimsFile.Subject(Path.Combine(study.Folder, name, ClaimsFile.FileName));
            text.Append($"\n## {MarkdownText.Inline(name)}: {MarkdownText.Inline(question)}\n\n");
            if (source.Length > 0) text.Append($"After {MarkdownText.Inline(source)}. ");
            text.Append($"{MarkdownText.Link("How", Relative(results, Path.Combine(study.Folder, name, "README.md")))}.\n");
            if (RecordedVerdicts.Read(Path.Combine(results, name)) is not { } verdicts)
            {
                text.Append("Not run.\n");
                continue;
            }

            text.Append('\n');
            Line(text, ["claim", "verdict", "estimate [interval]", "p", "n"]);
            Line(text, Enumerable.Repeat("---", 5));
            foreach (var claim in verdicts.Claims.Values) Line(text, Cells(claim.Id, claim));
            var time = verdicts.Time is { } took ? Time(took) : "–";
            text.Append($"\n{verdicts.Runs} runs: {Command(study, name + verdicts.Seeds)}, {time}.\n");
        }
    }

    private static void Details(StringBuilder text, Study study, IReadOnlyList<JudgedRow> rows, string results)
    {
        text.Append("\n# Details\n\nEvery claim, by the statement that it belongs to; p is corrected, of exploratory claims (in italics) "
            + "their own. Commands make what their section shows; time is of the runs added up, of the wall clock while one was at work, "
            + "and of the pretrained bases, which experiments share.\n");
        foreach (var row in rows.Where(row => row.Recorded is not null))
        {
            text.Append($"\n## {MarkdownText.Inline(row.Row.Id)}: {MarkdownText.Inline(row.Row.Statement)}\n\n");
            Line(text, ["claim", "verdict", "estimate [interval]", "p", "n"]);
            Line(text, Enumerable.Repeat("---", 5));
            foreach (var (id, claim) in row.Claims) Line(text, Cells(id, claim));
            var readme = Path.Combine(study.Folder, row.Row.Experiment, "README.md");
            var page = MarkdownText.Link(row.Row.Experiment, Relative(results, readme));
            var verdicts = row.Recorded!;
            var part = verdicts.Runs < verdicts.Planned ? $"{verdicts.Runs} of {verdicts.Planned} runs" : $"{verdicts.Runs} runs";
            var time = verdicts.Time is { } took ? Time(took) : "–";
            text.Append($"\n{page}, {part}: {Command(study, row.Row.Experiment + verdicts.Seeds)}, {time}; ")
                .Append("tests and reasons: ")
                .Append($"{MarkdownText.Link(RecordedRuns.ClaimsPage, $"{row.Row.Experiment}/{RecordedRuns.ClaimsPage}")}.\n");
        }

        var all = rows.Where(row => row.Recorded is not null).DistinctBy(row => row.Row.Experiment).Select(row => row.Recorded!).ToList();
        var times = all.Select(verdicts => verdicts.Time).OfType<SweepTime>().ToList();
        var sum = new SweepTime(
            times.Sum(time => time.RunSeconds), times.Sum(time => time.WallSeconds), times.Sum(time => time.BaseSeconds));
        text.Append($"\n## All\n\n{all.Count} experiments, {all.Sum(verdicts => verdicts.Runs)} runs: "
            + $"{Command(study, "")}, {(times.Count == 0 ? "–" : Time(sum))}; bases that experiments share count for each.\n");
    }

    private static string[] Cells(string id, RecordedVerdict? claim)
    {
        if (claim is null) return [$"**{MarkdownText.Cell(id)}**", "not judged", "–", "–", "–"];
        var (statement, p) = claim.IsExploratory
            ? ($"*{MarkdownText.Cell(claim.Statement)}* (Stated {MarkdownText.Cell(claim.Stated)}.)", claim.P)
            : (MarkdownText.Cell(claim.Statement), claim.AdjustedP);
        return [$"**{MarkdownText.Cell(id)}** {statement}", FindingText.Verdict(claim), FindingText.Estimate(claim), FindingText.P(p),
            $"{claim.Count}"];
    }

    private static string Command(Study study, string experiment) =>
        MarkdownText.Code($"./rlcollapse sweep {Path.GetFileName(study.Folder)}{(experiment.Length == 0 ? "" : "/")}{experiment}");

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

    private static void Line(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>A statement with what is recorded of it; null where its experiment has not been run.</summary>
    private sealed record JudgedRow(StudyRow Row, RecordedVerdicts? Recorded)
    {
        public IReadOnlyList<(string Id, RecordedVerdict? Verdict)> Claims { get; } =
            [.. Row.Claims.Select(id => (id, Recorded?.Claims.GetValueOrDefault(id)))];

        /// <summary>The worst of those that decide the row: contradicted, without runs, inconclusive, supported.</summary>
        public RecordedVerdict? Deciding { get; } = Row.Decides.Select(id => Recorded?.Claims.GetValueOrDefault(id))
            .OfType<RecordedVerdict>()
            .MinBy(claim => (claim.Count == 0, claim.Verdict) switch
            {
                (false, Verdict.Contradicted) => 0,
                (true, _) => 1,
                (_, Verdict.Inconclusive) => 2,
                _ => 3,
            });
    }
}
