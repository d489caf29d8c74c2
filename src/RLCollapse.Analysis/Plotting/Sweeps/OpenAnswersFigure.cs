using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>
/// What becomes of the answers to open questions, arm beside arm, before RL and at the end: their entropy, how many different ones some
/// responses give, their quality, and the mass of those that fit.
/// </summary>
public static class OpenAnswersFigure
{
    private const string Entropy = "meaning_entropy";
    private const string Quality = "answer_quality";
    private static readonly Palette.Look Base = new(Palette.Muted, MarkerShape.OpenCircle);
    private static readonly Palette.Look End = GroupLooks.Several[2];

    /// <summary>The figures; none where the entropy of answers was not measured.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep)
    {
        var rows = Metrics(sweep.DistinctAtK.LastOrDefault()).Select(metric => Row(sweep, metric)).OfType<ArmRow>().ToList();
        var entropy = RunMetric.Parse(Entropy);
        return ArmColumns.Of(sweep).Where(place => place.Arms.Any(arm => arm.Values(entropy).Length > 0)).Select(place => new SweepFigure(
            "open-answers" + place.Name,
            new(
                Sentence.Of(place.Place, Finding(place, rows[0].Y)),
                [("before RL", Base), ("at the end", End)],
                $"answers: different ones that fit · exact, mean over questions · {AxisCaption.Of(isContinuous: false)} · "
                    + $"no mean where seeds part or scatter widely · {Facets.Count([.. place.Arms])} per point",
                place.Width),
            place.Panels(rows),
            place.Columns.Count));
    }

    private static IEnumerable<AxisMetric> Metrics(int most)
    {
        yield return new("entropy of answers (nats)", "nats", RunMetric.Parse(Entropy), 0, double.PositiveInfinity);
        if (most > 1)
            yield return new($"answers in {most} responses", "answers", RunMetric.Parse($"distinct_valid@{most}"), 0, most,
                FitsData: true);
        yield return new("quality of a response", "share", RunMetric.Parse(Quality), 0, 1, IsZoomed: true);
        yield return new("mass of what fits", "share", RunMetric.Parse("valid_mass"), 0, 1, IsZoomed: true);
    }

    private static ArmRow? Row(SweepData sweep, AxisMetric metric)
    {
        var before = Before(metric.Metric);
        double[] values = [.. metric.Values(sweep), .. (metric with { Metric = before }).Values(sweep)];
        if (values.Length == 0) return null;
        var limited = double.IsFinite(metric.High) ? metric : metric with { High = Math.Max(1.1 * values.Max(), double.Epsilon) };
        var y = ValueScale.Of(limited, values);
        return new(metric.Title, y, (panel, x, arms) =>
        {
            AxisLine.Beside(panel, x, y, Base, 0, 2).Draw(arms, before, _ => true);
            AxisLine.Beside(panel, x, y, End, 1, 2).Draw(arms, metric.Metric, _ => true);
        });
    }

    private static RunMetric Before(RunMetric metric) => RunMetric.Parse($"{metric.Text}@first");

    /// <summary>Entropy and quality in the arms whose entropy changes most and least; arms without a mean are left out.</summary>
    private static string Finding(ArmColumns place, ValueScale y)
    {
        const string subject = "entropy of the answers that fit";
        var entropy = RunMetric.Parse(Entropy);
        var arms = place.Arms.Where(arm => y.Center(arm.Values(entropy)) is not null && arm.Mean(Before(entropy)) is not null)
            .OrderBy(arm => Gain(arm, entropy)).ToList();
        if (arms.Count == 0) return $"{subject}: {AxisFinding.NoMean}";
        var (least, most) = (arms[0], arms[^1]);
        var (falls, rises) = (Gain(least, entropy) < 0, Gain(most, entropy) > 0);
        if (arms.Count == 1 && place.Arms.Count() == 1) return $"{subject} goes {Told(least)}";
        if (arms.Count == 1) return $"{subject} goes {Told(least)} with {place.NameOf(least)}, and elsewhere seeds part or scatter";
        return falls && rises ? $"{subject} falls most with {Named(least)} and rises most with {Named(most)}"
            : falls ? $"{subject} falls most with {Named(least)} and least with {Named(most)}"
            : $"{subject} rises most with {Named(most)} and least with {Named(least)}";

        string Named(SweepArm arm) => $"{place.NameOf(arm)} ({Told(arm)})";
    }

    private static double Gain(SweepArm arm, RunMetric metric) => arm.Mean(metric)!.Mean - arm.Mean(Before(metric))!.Mean;

    private static string Told(SweepArm arm)
    {
        var told = $"{Change(arm, Entropy)} nats";
        return arm.Mean(RunMetric.Parse(Quality)) is null ? told : $"{told}, quality {Change(arm, Quality)}";
    }

    private static string Change(SweepArm arm, string key) => NumberText.Change(
        arm.Mean(RunMetric.Parse($"{key}@first"))!.Mean, arm.Mean(RunMetric.Parse(key))!.Mean);
}
