using ScottPlot;

namespace RLCollapse.Figures.Sweeps;

/// <summary>pass@1 and pass@k of the largest k over the RL epochs, a panel an arm.</summary>
public static class PassBySeedFigure
{
    private const string Caption = "thick: mean · thin: every seed · band: 95 % interval of the mean (Student t), cut at 0 and 1";

    /// <summary>The figures; none where pass@k was not measured.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep) =>
        sweep.PassAtK.Count == 0 ? [] : Facets.Of(sweep).Select(facets => Figure(sweep, facets));

    private static SweepFigure Figure(SweepData sweep, Facets facets)
    {
        (string Key, Palette.Look Look)[] curves =
        [
            .. new[] { sweep.PassAtK[0], sweep.PassAtK[^1] }.Distinct().Zip(GroupLooks.Several, (k, look) => ($"pass@{k}", look)),
        ];
        var (width, height) = facets.Columns switch { 1 => (800, 440), 2 => (500, 340), _ => (400, 300) };
        var panels = facets.Panels.Select((panel, i) =>
        {
            var isLast = i + facets.Columns >= facets.Panels.Count;
            var frame = new Panel(panel.Title, isLast ? panel.Arm.Timeline.Label("RL epoch") : string.Empty, i % facets.Columns == 0 ? "share of problems solved" : string.Empty, width, height);
            frame.SetX(panel.Arm.Timeline);
            frame.SetY(-0.03, 1.05, 1);
            foreach (var (key, look) in curves) SeedCurves.Draw(frame.Plot, panel.Arm, key, look.Color, 0, 1);
            return frame;
        }).ToList();
        var legend = curves.Select(curve => (curve.Key, curve.Look with { Marker = MarkerShape.FilledSquare })).ToList();
        return new("pass-at-k" + facets.Name, new(Finding(facets, [.. curves.Select(c => c.Key)]), legend, Caption + facets.Stages, facets.Columns * width), panels, facets.Columns);
    }

    private static string Finding(Facets facets, IReadOnlyList<string> keys)
    {
        var place = facets.Place.Length > 0 ? $"{facets.Place}: " : string.Empty;
        return place + string.Join("; ", keys.Select(key => facets.Panels is [var (_, only)] ? One(only, key) : Several(facets, key)));
    }

    private static string One(SweepArm arm, string key) =>
        arm.Mean(RunMetric.Parse($"{key}@first")) is { } first && arm.Mean(RunMetric.Parse($"{key}@last")) is { } last
            ? $"{key} {FigureText.Change(first.Mean, last.Mean)} (mean of {last.Count} seeds)"
            : $"{key} not measured";

    private static string Several(Facets facets, string key)
    {
        var gains = facets.Panels.Select(panel => (Place: panel.Title.Split(" · ")[0], Gain: panel.Arm.Mean(RunMetric.Parse($"gain({key})"))))
            .Where(gain => gain.Gain is not null).OrderBy(gain => gain.Gain!.Mean).ToList();
        return gains.Count == 0
            ? $"{key} not measured"
            : $"{key} changes by {AxisPanel.Signed(gains[0].Gain!.Mean)} ({gains[0].Place}) to {AxisPanel.Signed(gains[^1].Gain!.Mean)} ({gains[^1].Place})";
    }
}
