using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting;

/// <summary>Several runs over one another: the leading format's mass, format entropy, accuracy and KL at the probes.</summary>
public static class ComparisonFigure
{
    private const int PanelHeight = 200;
    private const string Mass = "format_mass/";

    private static readonly (string Name, Func<MetricsRow, double> Value)[] Panels =
    [
        ("leader's mass", row => row.Values.Keys.Where(key => key.StartsWith(Mass, StringComparison.Ordinal)).Max(key => row[key])),
        ("format entropy (nats)", row => row["format_entropy"]),
        ("accuracy", row => row["accuracy"]),
        ("KL (nats per sequence)", row => row["kl_to_base_per_sequence"]),
    ];

    /// <summary>The panels, from above.</summary>
    /// <param name="title">What the names stand for.</param>
    /// <param name="runs">Name and measurements of each, two or more, each with a probe.</param>
    public static IReadOnlyList<Plot> Build(string title, IReadOnlyList<(string Name, RunData Run)> runs)
    {
        var (looks, right) = (GroupLooks.For(runs.Count), runs.Max(run => run.Run.Timeline.Right));
        return [.. Panels.Select((panel, i) => Build(
            i == 0 ? title : "", panel.Name, panel.Value, runs, looks, right, isLast: i == Panels.Length - 1)).OfType<Plot>()];
    }

    /// <summary>The whole figure's height.</summary>
    /// <param name="panels">Of it.</param>
    public static int Height(IReadOnlyList<Plot> panels) => PanelHeight * panels.Count;

    private static Plot? Build(
        string title, string name, Func<MetricsRow, double> value, IReadOnlyList<(string Name, RunData Run)> runs,
        IReadOnlyList<Palette.Look> looks, double right, bool isLast)
    {
        var curves = runs.Select(run => Measured(run.Run, value)).ToList();
        if (curves.TrueForAll(curve => curve.Count == 0)) return null;
        var frame = new FigureFrame(title, isLast ? "RL epoch (passes over the training prompts)" : "", name, PanelHeight);
        frame.SetX(0, right, runs.Select(run => $"{run.Name} 0.000"));
        var (low, high) = (Math.Min(0, curves.Where(curve => curve.Count > 0).Min(curve => curve.Ys.Min())),
            Math.Max(0.1, curves.Where(curve => curve.Count > 0).Max(curve => curve.Ys.Max())));
        frame.SetY(low - (0.05 * (high - low)), high + (0.12 * (high - low)), high + (0.05 * (high - low)));
        List<EndLabel> labels = [];
        foreach (var ((run, curve), look) in runs.Zip(curves).Zip(looks))
        {
            if (curve.Count == 0) continue;
            frame.Plot.AddCurve(curve, look);
            labels.Add(new($"{run.Name} {NumberText.Share(curve.Last)}", curve.Last, look.Color));
        }

        frame.LabelEnds(labels);
        return frame.Plot;
    }

    private static Series Measured(RunData run, Func<MetricsRow, double> value)
    {
        var probes = run.Probes.Rows.Select(row => (X: row["epoch"], Y: value(row))).Where(point => double.IsFinite(point.Y)).ToList();
        return new([.. probes.Select(point => point.X)], [.. probes.Select(point => point.Y)]);
    }
}
