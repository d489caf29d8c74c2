using System.Text;
using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Sweeps;

/// <summary><c>bisection.md</c>: the verdicts on a claim along an axis.</summary>
public static class BisectionReport
{
    /// <summary>One line: at which values the verdict is what.</summary>
    /// <param name="bisection">What was asked.</param>
    /// <param name="judged">Values in rising order, with what was found there; at least both ends.</param>
    public static string Sentence(Bisection bisection, IReadOnlyList<(double Value, Finding Finding)> judged)
    {
        var (claim, axis) = (bisection.Claim.Id, bisection.Axis);
        var verdicts = Spans(judged);
        if (verdicts is [var only])
        {
            return $"{claim}: {FindingText.Of(only.Verdict)} at both ends, {axis} = {Bracket.Number(judged[0].Value)} and "
                + $"{Bracket.Number(judged[^1].Value)}: no change of verdict between them to narrow; give "
                + (only.Verdict == Verdict.Inconclusive ? "more --seeds." : "other ends.");
        }

        return $"{claim}: {string.Join(", ", verdicts.Select(span => $"{FindingText.Of(span.Verdict)} at {axis} = {span.Text}"))}.";
    }

    /// <summary>The page.</summary>
    /// <param name="bisection">What was asked.</param>
    /// <param name="plan">The plan that was run.</param>
    /// <param name="judged">Values in rising order, with what was found there; at least both ends.</param>
    public static string ToMarkdown(Bisection bisection, PlannedSweep plan, IReadOnlyList<(double Value, Finding Finding)> judged)
    {
        var claim = bisection.Claim;
        var page = new StringBuilder($"# {MarkdownText.Inline($"{claim.Id} along {bisection.Axis}")}\n\n{Departures.Note(plan)}");
        var stated = claim.Stated.Length == 0 ? "" : $" (Stated {claim.Stated}.)";
        page.Append($"{MarkdownText.Paragraph(claim.Statement + stated)}\n\n");
        page.Append($"{MarkdownText.Paragraph(Sentence(bisection, judged))}\n\n");
        page.Append("Each verdict is by the claim's own p, corrected for no other claim or value: a place to look, not a finding.\n\n");
        page.Append($"| {MarkdownText.Cell(bisection.Axis)} | estimate [interval] | n | verdict |\n|---|---|---|---|\n");
        foreach (var (value, finding) in judged)
        {
            var estimate = FindingText.Number(finding.Estimate) + FindingText.Interval(finding.Low, finding.High);
            page.Append($"| {Bracket.Number(value)} | {estimate} | {finding.Count} | {FindingText.Of(finding.Verdict)} |\n");
        }

        return page.ToString();
    }

    /// <summary>Neighbours of one verdict together.</summary>
    private static List<(Verdict Verdict, string Text)> Spans(IReadOnlyList<(double Value, Finding Finding)> judged)
    {
        List<(Verdict Verdict, double First, double Last)> spans = [];
        foreach (var (value, finding) in judged)
        {
            if (spans is [.., var last] && last.Verdict == finding.Verdict) spans[^1] = last with { Last = value };
            else spans.Add((finding.Verdict, value, value));
        }

        return spans.ConvertAll(span => (span.Verdict, span.First == span.Last ? Bracket.Number(span.First)
            : $"{Bracket.Number(span.First)} to {Bracket.Number(span.Last)}"));
    }
}
