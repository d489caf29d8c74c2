using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting;

/// <summary>Reward of every RL step, and accuracy on held-out prompts at the probes: over all and for each format.</summary>
public static class RewardAndAccuracyFigure
{
    /// <summary>Change of accuracy from which it is said to have moved.</summary>
    private const double Noticeable = 0.02;

    /// <summary>Fall of a format's own accuracy from which it is called forgotten.</summary>
    private const double Forgotten = 0.2;

    /// <summary>The panels of the figure; none where nothing was measured.</summary>
    public static IReadOnlyList<Plot> Build(RunData run)
    {
        var probes = run.Probes;
        var reward = run.Placed.Series("epoch", "reward/mean");
        var rewards = run.Timeline.Spans.Select(span => run.Placed.InPhase(span.Stage.Name).Series("epoch", "reward/mean")).ToList();
        var accuracy = probes.Series("epoch", "accuracy");
        if (reward.Count + accuracy.Count == 0) return [];
        var names = run.Formats.Where(name => probes.Series("epoch", $"accuracy/{name}").Count > 0).ToList();
        var palette = new Palette(run.Formats);
        var frame = new FigureFrame(Title(run, reward, accuracy), run.Timeline.Label("RL epoch (passes over the training prompts)"),
            "accuracy · mean reward");
        var labels = names.ConvertAll(name => End(probes.Series("epoch", $"accuracy/{name}"), name, palette[name].Color));
        if (accuracy.Count > 0) labels.Add(End(accuracy, "all", Palette.Ink));
        if (reward.Count > 0) labels.Add(End(new(reward.Xs, Smooth(rewards.Last(stage => stage.Count > 0))), "reward", Palette.Muted));
        frame.SetX(run.Timeline, labels.Select(label => label.Text));
        var (low, high) = (reward.Ys.Append(0).Min(), reward.Ys.Append(1).Max());
        frame.SetY(low - (0.02 * (high - low)), high + (0.12 * (high - low)), high);
        StageMarks.Draw(frame, run.Timeline, high + (0.03 * (high - low)));
        foreach (var stage in rewards) Reward(frame.Plot, stage);
        foreach (var name in names) frame.Plot.AddCurve(probes.Series("epoch", $"accuracy/{name}"), palette[name], lineWidth: 1.5f);
        if (accuracy.Count > 0) frame.Plot.AddCurve(accuracy, new(Palette.Ink, MarkerShape.FilledCircle), lineWidth: 3, markerSize: 7);
        frame.LabelEnds(labels);
        frame.Remark("black: accuracy of all samples · colours: accuracy when made to use a format · grey: reward of each step, smoothed",
            0, high + (0.08 * (high - low)), Alignment.MiddleLeft);
        return [frame.Plot];
    }

    private static string Title(RunData run, Series reward, Series accuracy)
    {
        if (accuracy.Count == 0) return $"Reward {NumberText.Value(reward.First)} → {NumberText.Value(reward.Last)}";
        if (accuracy.Count == 1) return $"Before RL: accuracy {NumberText.Share(accuracy.First)}";
        var gain = accuracy.Last - accuracy.First;
        var title = Math.Abs(gain) < Noticeable
            ? $"Accuracy stays at {NumberText.Share(accuracy.Last)}"
            : $"Accuracy {(gain > 0 ? "rises" : "falls")} {NumberText.Change(accuracy.First, accuracy.Last)}";
        var worst = run.Formats
            .Select(name => (Name: name, Series: run.Probes.Series("epoch", $"accuracy/{name}")))
            .Where(format => format.Series.Count > 1)
            .Select(format => (format.Name, format.Series, Loss: format.Series.First - format.Series.Last))
            .OrderByDescending(format => format.Loss).FirstOrDefault();
        return worst.Loss < Forgotten ? title : $"{title}, yet {worst.Name} is forgotten: "
            + $"{NumberText.Change(worst.Series.First, worst.Series.Last)}";
    }

    private static void Reward(Plot plot, Series reward)
    {
        if (reward.Count == 0) return;
        plot.Add.ScatterLine(reward.Xs, reward.Ys, Palette.Muted.WithAlpha(0.3)).LineWidth = 1;
        plot.Add.ScatterLine(reward.Xs, Smooth(reward), Palette.Muted).LineWidth = 2;
    }

    private static EndLabel End(Series series, string name, Color color) =>
        new($"{name} {NumberText.Share(series.Last)}", series.Last, color);

    private static double[] Smooth(Series series) => Smoothing.CenteredMean(series.Ys, Smoothing.HalfWidthFor(series.Count));
}
