using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting;

/// <summary>
/// The mass of each answer that fits, in the base and at the end, beside its probability in the world: of the questions whose answers lose
/// least entropy, most, and as much as the median.
/// </summary>
public static class AnswersFigure
{
    /// <summary>Height of all panels together in pixels.</summary>
    public const int Height = 3 * PanelHeight;

    private const int PanelHeight = 240;
    private const string XLabel = "answers that fit, the commonest in the world first, and the rest: whatever does not fit";

    /// <summary>Half the width of a bar.</summary>
    private const double Half = 0.2;

    /// <summary>The panels, from above; none where the run has left no masses.</summary>
    public static IReadOnlyList<Plot> Build(RunData run)
    {
        if (run.Answers.Value is not { } answers) return [];
        var all = answers.Questions.Select((question, i) => new AnswerChange(question, answers.Base.Masses[i], answers.End.Masses[i]))
            .OrderBy(change => change.EntropyLost).ToList();
        (string Name, AnswerChange Change)[] shown = [("loses most", all[^1]), ("the median", all[all.Count / 2]), ("loses least", all[0])];
        shown = [.. shown.Take(all.Count)];
        var top = shown.Max(row => row.Change.Highest);
        return
        [
            .. shown.Index().Select(row =>
            {
                var frame = new FigureFrame(row.Index == 0 ? Finding(all) : string.Empty,
                    row.Index == shown.Length - 1 ? XLabel : string.Empty, "probability", PanelHeight);
                Draw(frame, row.Item.Name, row.Item.Change, answers.Answers, top);
                if (row.Index == 0) Legend(frame, answers.End.Step, 1.45 * top);
                return frame.Plot;
            }),
        ];
    }

    private static string Finding(IReadOnlyList<AnswerChange> all) =>
        $"Answers that fit: entropy {NumberText.Change(all.Average(a => a.EntropyBefore), all.Average(a => a.EntropyAfter))} nats, mass "
            + $"{NumberText.Change(all.Average(a => 1 - a.RestBefore), all.Average(a => 1 - a.RestAfter))}, mean over {all.Count} "
            + (all.Count == 1 ? "question" : "questions");

    private static void Draw(FigureFrame frame, string name, AnswerChange change, IReadOnlyList<string> texts, double top)
    {
        var ranked = change.Question.Ranked;
        var rest = ranked.Count + 0.3;
        frame.Plot.Axes.SetLimitsX(-0.7, rest + 0.7);
        frame.SetY(0, 1.5 * top, 1.1 * top);
        foreach (var (rank, answer) in ranked.Index())
        {
            Bars(frame.Plot, rank, change.Before[answer], change.After[answer]);
            AnswerLooks.Law(frame.Plot, rank, change.Question.Law[answer], 2.2 * Half);
        }

        Bars(frame.Plot, rest, change.RestBefore, change.RestAfter);
        frame.Plot.Axes.Bottom.TickGenerator = FigureText.Ticks([.. Enumerable.Range(0, ranked.Count), rest],
            [.. ranked.Select(answer => texts[answer]), "the rest"]);
        frame.Remark($"{name}: “{change.Question.Prompt}”, entropy {NumberText.Change(change.EntropyBefore, change.EntropyAfter)} nats",
            rest + 0.6, 1.27 * top, Alignment.MiddleRight);
    }

    private static void Bars(Plot plot, double place, double before, double after)
    {
        AnswerLooks.Bar(plot, place - Half, before, 1.9 * Half, AnswerLooks.Base);
        AnswerLooks.Bar(plot, place + Half, after, 1.9 * Half, AnswerLooks.End);
    }

    private static void Legend(FigureFrame frame, int steps, double y)
    {
        var x = frame.Plot.Axes.GetLimits().Right - 0.1;
        foreach (var (name, look) in AnswerLooks.Legend(steps).Reverse())
        {
            frame.Write(name, x, y, Alignment.MiddleRight, look.Color);
            x -= frame.RemarkWidth(name);
            frame.Plot.Add.Marker(x, y, look.Marker, 9, look.Color);
            x -= 0.3;
        }
    }
}
