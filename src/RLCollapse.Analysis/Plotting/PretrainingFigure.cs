using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting;

/// <summary>Held-out loss of each format over the steps of pretraining, and the training loss behind it.</summary>
public static class PretrainingFigure
{
    /// <summary>The panels of the figure; none where nothing was measured.</summary>
    public static IReadOnlyList<Plot> Build(RunData run)
    {
        var rows = run.Pretraining;
        var losses = run.Formats.Select(name => (Name: name, Series: rows.Series("step", $"heldout_loss/{name}")))
            .Where(l => l.Series.Count > 0).ToList();
        var training = rows.Series("step", "loss/train");
        if (losses.Count == 0) return [];
        var palette = new Palette(run.Formats);
        var frame = new FigureFrame(Title(losses), "pretraining step", "loss (nats per token)");
        var labels = losses.ConvertAll(loss =>
            new EndLabel($"{loss.Name} {NumberText.Share(loss.Series.Last)}", Math.Log10(loss.Series.Last), palette[loss.Name].Color));
        var all = losses.SelectMany(loss => loss.Series.Ys).Concat(training.Ys).Where(y => y > 0).ToList();
        if (training.Count > 0)
        {
            var end = Smoothing.CenteredMean(training.Ys, Smoothing.HalfWidthFor(training.Count))[^1];
            labels.Add(new($"training {NumberText.Share(end)}", Math.Log10(end), Palette.Muted));
        }

        frame.SetX(0, losses.Max(loss => loss.Series.Xs.Max()), labels.Select(label => label.Text));
        frame.SetLogY(all.Min() / 1.2, all.Max() * 1.2);
        foreach (var (name, start) in run.Bases.Skip(1)) StageMarks.Draw(frame, start, name, Math.Log10(all.Max() * 1.1));
        if (training.Count > 0)
        {
            var smooth = Smoothing.CenteredMean(training.Ys, Smoothing.HalfWidthFor(training.Count));
            frame.Plot.Add.ScatterLine(training.Xs, [.. training.Ys.Select(Math.Log10)], Palette.Muted.WithAlpha(0.25)).LineWidth = 1;
            frame.Plot.Add.ScatterLine(training.Xs, [.. smooth.Select(Math.Log10)], Palette.Muted).LineWidth = 1.5f;
        }

        foreach (var (name, series) in losses) frame.Plot.AddCurve(series with { Ys = [.. series.Ys.Select(Math.Log10)] }, palette[name]);
        frame.LabelEnds(labels);
        return [frame.Plot];
    }

    private static string Title(IReadOnlyList<(string Name, Series Series)> losses)
    {
        var (best, worst) = (losses.MinBy(l => l.Series.Last), losses.MaxBy(l => l.Series.Last));
        var steps = $"after {losses.Max(l => l.Series.Xs.Max()):0} steps";
        return losses.Count == 1
            ? $"Held-out loss {steps}: {best.Name} {NumberText.Share(best.Series.Last)}"
            : $"Held-out loss {steps}: least for {best.Name} ({NumberText.Share(best.Series.Last)}), most for {worst.Name} "
                + $"({NumberText.Share(worst.Series.Last)})";
    }
}
