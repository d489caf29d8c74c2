using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting;

/// <summary>Distance from the base above, entropies below, over the same epochs.</summary>
public static class KlAndEntropyFigure
{
    /// <summary>A range of values from which the KL is drawn on a logarithmic axis.</summary>
    private const double LogarithmicFrom = 100;

    /// <summary>The longest label of either panel, so that both have one scale of x.</summary>
    private static readonly string[] Longest = ["formats 0.000"];

    /// <summary>The panels of the figure, from above; none where there is no probe.</summary>
    public static IReadOnlyList<Plot> Build(RunData run)
    {
        var probes = run.Probes;
        var kl = probes.Series("epoch", "kl_to_base_per_sequence");
        var formats = probes.Series("epoch", "format_entropy");
        var tokens = probes.Series("epoch", "token_entropy");
        if (kl.Count == 0 || formats.Count == 0) return [];
        return [Distance(kl, formats, run.Timeline), Entropies(run, formats, tokens)];
    }

    private static Plot Distance(Series kl, Series entropy, Timeline time)
    {
        var title = kl.Count == 1
            ? $"Before RL: format entropy {NumberText.Share(entropy.First)} nats"
            : $"The policy {(Math.Abs(kl.Last) < 0.005 ? "stays at" : $"moves {NumberText.Value(kl.Last)} nats from")} the base; format "
                + $"entropy {NumberText.Change(entropy.First, entropy.Last)} nats";
        var frame = new FigureFrame(title, string.Empty, "KL (nats per sequence)", FigureFrame.FigureHeight / 2);
        var label = $"KL {NumberText.Value(kl.Last)}";
        var positive = kl.Ys.Where(y => y > 0).ToList();
        frame.SetX(time, Longest);
        if (positive.Count > 1 && positive.Max() / positive.Min() >= LogarithmicFrom && positive.Max() >= LogarithmicFrom)
        {
            frame.SetLogY(positive.Min() / 1.5, positive.Max() * 1.5);
            frame.Remark("logarithmic; 0 where it is not shown", 0, Math.Log10(positive.Max()), Alignment.MiddleLeft);
            kl = new([.. kl.Xs.Zip(kl.Ys).Where(p => p.Second > 0).Select(p => p.First)], [.. positive.Select(Math.Log10)]);
        }
        else
        {
            var (low, high) = (Math.Min(0, kl.Ys.Min()), Math.Max(kl.Ys.Max(), 0.1));
            frame.SetY(low - (0.04 * (high - low)), high + (0.1 * (high - low)), high + (0.1 * (high - low)));
        }

        StageMarks.Draw(frame, time, null);
        frame.Plot.AddCurve(kl, new(Palette.Ink, MarkerShape.FilledCircle));
        frame.LabelEnds([new(label, kl.Last, Palette.Ink)]);
        return frame.Plot;
    }

    private static Plot Entropies(RunData run, Series formats, Series tokens)
    {
        var frame = new FigureFrame(string.Empty, run.Timeline.Label("RL epoch (passes over the training prompts)"), "entropy (nats)",
            FigureFrame.FigureHeight / 2);
        var most = Math.Log(run.Formats.Count + 1);
        var high = Math.Max(most, tokens.Ys.DefaultIfEmpty(0).Max());
        frame.SetX(run.Timeline, Longest);
        frame.SetY(-0.04 * high, 1.1 * high, 1.1 * high);
        var colors = new ScottPlot.Palettes.ColorblindFriendly();
        var limits = frame.Plot.Axes.GetLimits();
        StageMarks.Draw(frame, run.Timeline, limits.Top - (0.06 * (limits.Top - limits.Bottom)));
        frame.Plot.AddCurve(formats, new(colors.GetColor(5), MarkerShape.FilledSquare));
        var labels = new List<EndLabel> { new($"formats {NumberText.Share(formats.Last)}", formats.Last, colors.GetColor(5)) };
        if (tokens.Count > 0)
        {
            frame.Plot.AddCurve(tokens, new(colors.GetColor(6), MarkerShape.FilledTriangleUp));
            labels.Add(new($"tokens {NumberText.Share(tokens.Last)}", tokens.Last, colors.GetColor(6)));
        }

        frame.LabelEnds(labels);
        return frame.Plot;
    }
}
