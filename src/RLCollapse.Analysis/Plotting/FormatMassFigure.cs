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
        var frame = new FigureFrame(FormatFinding.Describe(run), run.Timeline.Label("RL epoch (passes over the training prompts)"),
            "probability mass of the format");
        var hasTheory = false;
        var labels = names.ConvertAll(name => Label(probes, name, palette));
        frame.SetX(run.Timeline, labels.Select(label => label.Text));
        frame.SetY(-0.02, 1.13, 1);
        var threshold = frame.Plot.Add.HorizontalLine(run.CollapseThreshold, 1, Palette.Muted, LinePattern.Dotted);
        if (probes.Rows.Count > 1) threshold.Maximum = run.Timeline.Right;
        StageMarks.Draw(frame, run.Timeline, 1.045);
        MarkCollapse(frame, run);
        foreach (var name in names) Shares(frame.Plot, probes, name, palette);
        foreach (var name in names)
        {
            Masses(frame.Plot, run, name, palette);
            hasTheory |= Theory(frame.Plot, run, name, palette);
        }

        frame.LabelEnds(labels);
        var caption = $"lines: {MassesAre(probes, names)} · faint: sampled share, 95 % interval · dotted: threshold "
            + $"{NumberText.Short(run.CollapseThreshold)}"
            + (hasTheory ? " · dashes: format-only theory" : string.Empty);
        frame.Remark(caption, 0, 1.10, Alignment.MiddleLeft);
        return [frame.Plot];
    }

    /// <summary>Which of the masses are exact.</summary>
    private static string MassesAre(MetricsTable probes, IReadOnlyList<string> names)
    {
        string[] sampled = [.. names.Where(name => probes.With($"format_mass_low/{name}").Rows.Count > 0)];
        return sampled.Length == 0 ? "exact mass"
            : sampled.Length == names.Count(name => name != RunData.Malformed) ? "share of samples, as no opener is certain"
            : $"exact mass, of {string.Join(" and ", sampled)} share of samples";
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
    }

    /// <summary>Draws where each stage of RL should end, over its own steps.</summary>
    /// <returns>Whether any has a closed form.</returns>
    private static bool Theory(Plot plot, RunData run, string name, Palette palette)
    {
        var key = $"theory_format_only/{name}";
        var any = false;
        foreach (var span in run.Timeline.Spans.Where(span => span.Stage.IsRl))
        {
            if (run.Metrics.InPhase(span.Stage.Name).With(key).Rows is not [var first, ..]) continue;
            double[] ends = [span.Start, span.End];
            double[] level = [first[key], first[key]];
            var line = plot.Add.ScatterLine(ends, level, palette[name].Color.WithAlpha(0.7));
            line.LineWidth = 1.5f;
            line.LinePattern = LinePattern.DenselyDashed;
            any = true;
        }

        return any;
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
        var place = run.Timeline.PlaceOf(epoch);
        var line = frame.Plot.Add.VerticalLine(place, 1, Palette.Muted);
        line.Maximum = 1.03;
        var remark = $"collapse: step {collapse["step"]:0} (epoch {NumberText.Share(epoch)})";
        var end = run.Timeline.Marks.Select(span => span.Start).Where(start => start >= place).Append(run.Timeline.Right).Min();
        var isLate = place + frame.RemarkWidth(remark) > end;
        frame.Remark(remark, place, 1.045, isLate ? Alignment.MiddleRight : Alignment.MiddleLeft, isLate ? -4 : 4);
    }
}
