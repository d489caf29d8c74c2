using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting;

/// <summary>Each format's probability mass over the RL epochs, with sampled shares, theory and the moment of collapse.</summary>
public static class FormatMassFigure
{
    /// <summary>The panels of the figure; none where there is no probe.</summary>
    public static IReadOnlyList<Plot> Build(RunData run)
    {
        var probes = run.Probes;
        var names = run.Formats.Append(RunData.Malformed).Where(name => probes.With($"format_mass/{name}").Rows.Count > 0).ToList();
        if (names.Count == 0) return [];
        var palette = new Palette(names);
        var frame = new FigureFrame(FormatFinding.Describe(run), run.Timeline.Label("RL epoch (passes over the training prompts)"), "probability mass of the format");
        var hasTheory = names.Any(name => Theory(probes, name) is not null);
        var labels = names.ConvertAll(name => Label(probes, name, palette));
        frame.SetX(run.Timeline, labels.Select(label => label.Text));
        frame.SetY(-0.02, 1.13, 1);
        var threshold = frame.Plot.Add.HorizontalLine(run.CollapseThreshold, 1, Palette.Muted, LinePattern.Dotted);
        if (probes.Rows.Count > 1) threshold.Maximum = run.Timeline.Right;
        StageMarks.Draw(frame.Plot, run.Timeline, 1.045);
        MarkCollapse(frame, run);
        foreach (var name in names) Shares(frame.Plot, probes, name, palette);
        foreach (var name in names) Masses(frame.Plot, run, name, palette);
        frame.LabelEnds(labels);
        var caption = $"lines: exact mass · faint: sampled share, 95 % interval · dotted: threshold {NumberText.Short(run.CollapseThreshold)}"
            + (hasTheory ? " · dashes: format-only theory" : string.Empty);
        frame.Remark(caption, 0, 1.10, Alignment.MiddleLeft);
        return [frame.Plot];
    }

    private static EndLabel Label(MetricsTable probes, string name, Palette palette)
    {
        var last = probes.Series("epoch", $"format_mass/{name}").Last;
        return new($"{name} {NumberText.Share(last)}", last, palette[name].Color);
    }

    private static void Masses(Plot plot, RunData run, string name, Palette palette)
    {
        var probes = run.Probes;
        var curve = plot.AddCurve(probes.Series("epoch", $"format_mass/{name}"), palette[name], markerSize: 7);
        if (name == RunData.Malformed) curve.LinePattern = LinePattern.Dotted;
        if (Theory(probes, name) is not { } theory) return;
        double[] end = [0.92 * run.Timeline.RlEnd, run.Timeline.RlEnd];
        double[] level = [theory, theory];
        var line = plot.Add.ScatterLine(end, level, palette[name].Color);
        line.LineWidth = 2;
        line.LinePattern = LinePattern.DenselyDashed;
    }

    private static void Shares(Plot plot, MetricsTable probes, string name, Palette palette)
    {
        var rows = probes.With($"format_share_low/{name}").With($"format_share_high/{name}").With($"format_share/{name}").Rows;
        if (rows.Count == 0) return;
        double[] Column(string key) => [.. rows.Select(row => row[$"{key}/{name}"])];
        var (xs, shares) = (rows.Select(row => row["epoch"]).ToArray(), Column("format_share"));
        var faint = palette[name].Color.WithAlpha(0.35);
        var points = plot.Add.ScatterPoints(xs, shares, faint);
        points.MarkerSize = 4;
        var bars = new ScottPlot.Plottables.ErrorBar(
            xs,
            shares,
            null,
            null,
            [.. Column("format_share_high").Zip(shares, (high, share) => high - share)],
            [.. Column("format_share_low").Zip(shares, (low, share) => share - low)])
        { Color = faint, CapSize = 0 };
        plot.PlottableList.Add(bars);
    }

    private static void MarkCollapse(FigureFrame frame, RunData run)
    {
        if (run.Collapse is not { } collapse) return;
        var epoch = collapse["epoch"];
        var line = frame.Plot.Add.VerticalLine(epoch, 1, Palette.Muted);
        line.Maximum = 1.03;
        var remark = $"collapse: step {collapse["step"]:0} (epoch {NumberText.Share(epoch)})";
        var end = run.Timeline.Stages.Select(stage => stage.Place).Where(place => place >= epoch).Append(run.Timeline.Right).Min();
        var isLate = epoch + frame.RemarkWidth(remark) > end;
        frame.Remark(remark, epoch, 1.045, isLate ? Alignment.MiddleRight : Alignment.MiddleLeft, isLate ? -4 : 4);
    }

    private static double? Theory(MetricsTable probes, string name)
    {
        var rows = probes.With($"theory_format_only/{name}").Rows;
        return rows.Count == 0 ? null : rows[0][$"theory_format_only/{name}"];
    }
}
