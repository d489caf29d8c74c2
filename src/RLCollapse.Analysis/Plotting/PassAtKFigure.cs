using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting;

/// <summary>pass@k and majority@k over the RL epochs.</summary>
public static class PassAtKFigure
{
    private static readonly MarkerShape[] Markers =
        [MarkerShape.FilledCircle, MarkerShape.FilledTriangleUp, MarkerShape.FilledSquare, MarkerShape.FilledDiamond,
            MarkerShape.FilledTriangleDown];

    /// <summary>The panels of the figure; none where nothing was measured.</summary>
    public static IReadOnlyList<Plot> Build(RunData run)
    {
        var probes = run.Probes;
        var passes = Curves(probes, "pass@");
        if (passes.Count == 0) return [];
        var majorities = Curves(probes, "majority@").Where(curve => curve.K > 1).ToList();
        var frame = new FigureFrame(Title(passes), run.Timeline.Label("RL epoch (passes over the training prompts)"),
            "share of held-out problems solved");
        var labels = new List<EndLabel>();
        frame.SetX(run.Timeline, passes.Concat(majorities).Select(curve => curve.Label));
        frame.SetY(-0.02, 1.08, 1);
        StageMarks.Draw(frame, run.Timeline, 1.045);
        var colors = new ScottPlot.Palettes.ColorblindFriendly();
        Draw(frame.Plot, majorities, colors.GetColor(6), LinePattern.DenselyDashed, labels);
        Draw(frame.Plot, passes, colors.GetColor(5), LinePattern.Solid, labels);
        frame.LabelEnds(labels);
        return [frame.Plot];
    }

    private static string Title(IReadOnlyList<Curve> passes)
    {
        var (one, most) = (passes[0], passes[^1]);
        if (one.Series.Count == 1)
            return $"Before RL: {one.Name} {NumberText.Share(one.Series.First)}, {most.Name} {NumberText.Share(most.Series.First)}";
        var text = $"{one.Name} {NumberText.Change(one.Series.First, one.Series.Last)}";
        if (passes.Count == 1) return text;
        var peak = most.Series.Ys.Max();
        return peak - most.Series.Last >= 0.02
            ? $"{text}, while {most.Name} falls from its peak: {NumberText.Change(peak, most.Series.Last)}"
            : $"{text}, {most.Name} {NumberText.Change(most.Series.First, most.Series.Last)}";
    }

    private static void Draw(Plot plot, IReadOnlyList<Curve> curves, Color dark, LinePattern pattern, List<EndLabel> labels)
    {
        for (var i = 0; i < curves.Count; i++)
        {
            var color = Palette.Shade(dark, i, curves.Count);
            plot.AddCurve(curves[i].Series, new(color, Markers[i % Markers.Length])).LinePattern = pattern;
            labels.Add(new(curves[i].Label, curves[i].Series.Last, color));
        }
    }

    private static List<Curve> Curves(MetricsTable probes, string prefix) =>
    [
        .. probes.Numbers(prefix)
            .Select(k => new Curve($"{prefix}{k}", k, probes.Series("epoch", $"{prefix}{k}")))
            .Where(curve => curve.Series.Count > 0)
            .OrderBy(curve => curve.K),
    ];

    private sealed record Curve(string Name, int K, Series Series)
    {
        public string Label => $"{Name} {NumberText.Share(Series.Last)}";
    }
}
