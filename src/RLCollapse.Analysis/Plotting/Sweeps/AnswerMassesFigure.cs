using RLCollapse.Analysis.Results;
using RLCollapse.Runs;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>
/// How mass lies over the answers that fit, in the base and at the end, a column per arm: above, answers in the order of the world's law,
/// below, each policy's in the order of its own masses.
/// </summary>
public static class AnswerMassesFigure
{
    private static readonly (string YLabel, Func<RankedAnswers, IReadOnlyList<double>> Masses)[] Rows =
        [("mass by world's rank", ranked => ranked.ByLaw), ("mass by own rank", ranked => ranked.BySize)];

    /// <summary>The figures; none where no run has left masses of answers.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep)
    {
        var runs = sweep.Runs.Where(run => run.Data.Answers.Value is not null).ToList();
        var others = sweep.Runs.Count - runs.Count;
        return Facets.Of(new(sweep.Plan, runs, sweep.Absent)).Select(facets => Figure(facets, others));
    }

    private static SweepFigure Figure(Facets facets, int others)
    {
        var grid = new CurveGrid(facets, hasRows: true);
        var arms = facets.Panels.ToDictionary(panel => panel.Arm, panel => RankedArm.Of(panel.Arm));
        var tops = Rows.Select(row => arms.Values.Max(arm => arm.Highest(row.Masses))).ToList();
        var ranks = arms.Values.Max(arm => arm.Ranks);
        var panels = grid.Panels(Rows.Length, (row, panel, label, isLowest) =>
        {
            var frame = new Panel(row == 0 ? panel.Title : string.Empty, isLowest ? "rank of the answer" : string.Empty,
                label ? Rows[row].YLabel : string.Empty, grid.Width, grid.Height, Panel.InStack(row, Rows.Length));
            frame.SetY(0, 1.08 * tops[row], tops[row]);
            arms[panel.Arm].Draw(frame, Rows[row].Masses, ranks, everyTick: grid.Columns < 4);
            return frame;
        });
        var caption = "columns: mean over questions and seeds, dots: seeds · above in the order of how common answers are in the world, "
            + "below from each policy's likeliest on · rest: what does not fit"
            + (ranks < arms.Values.Max(arm => arm.All) ? " · ranks below 0.005 everywhere are left out" : string.Empty)
            + (others > 0 ? $" · {others} runs without {RunFiles.Answers} are left out" : string.Empty);
        return new("answer-masses" + facets.Name,
            new(Sentence.Of(facets.Place, Finding(facets, arms)), AnswerLooks.Legend(), caption, grid.Columns * grid.Width),
            panels, grid.Columns);
    }

    /// <summary>The mass of a question's likeliest answer where it gains most and least.</summary>
    private static string Finding(Facets facets, Dictionary<SweepArm, RankedArm> arms)
    {
        var told = facets.Panels.Select(panel => (Name: panel.Title.Split(" · ")[0], Arm: arms[panel.Arm]))
            .OrderByDescending(arm => arm.Arm.Gain).ToList();
        const string subject = "the mass of a question's likeliest answer";
        return told.Count == 1
            ? $"{subject} goes {told[0].Arm.Told}"
            : $"{subject} goes {told[0].Arm.Told} with {told[0].Name}, the most, and {told[^1].Arm.Told} with {told[^1].Name}, the least";
    }
}
