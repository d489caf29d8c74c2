using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>
/// What becomes of the answers to open questions, arm beside arm, before RL and at the end: their entropy, how many different ones some
/// responses give, their quality, and the mass of those that fit.
/// </summary>
public static class OpenAnswersFigure
{
    private const string Entropy = "meaning_entropy";
    private const string Quality = "answer_quality";

    /// <summary>The figures; none where the entropy of answers was not measured.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep)
    {
        var rows = Metrics(sweep.DistinctAtK.LastOrDefault()).Select(metric => BeforeAndAfter.Row(sweep, metric)).OfType<ArmRow>().ToList();
        var entropy = RunMetric.Parse(Entropy);
        return ArmColumns.Of(sweep).Where(place => place.Arms.Any(arm => arm.Values(entropy).Length > 0)).Select(place => new SweepFigure(
            "open-answers" + place.Name,
            new(
                Sentence.Of(place.Place, Finding(place, rows[0].Y)),
                BeforeAndAfter.Legend,
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

    /// <summary>Entropy and quality in the arms whose entropy changes most and least; arms without a mean are left out.</summary>
    private static string Finding(ArmColumns place, ValueScale y)
    {
        const string subject = "entropy of the answers that fit";
        var entropy = RunMetric.Parse(Entropy);
        var arms = place.Arms
            .Where(arm => y.Center(arm.Values(entropy)) is not null && arm.Mean(BeforeAndAfter.Before(entropy)) is not null)
            .OrderBy(arm => BeforeAndAfter.Gain(arm, entropy)).ToList();
        if (arms.Count == 0) return $"{subject}: {AxisFinding.NoMean}";
        var (least, most) = (arms[0], arms[^1]);
        var (falls, rises) = (BeforeAndAfter.Gain(least, entropy) < 0, BeforeAndAfter.Gain(most, entropy) > 0);
        if (arms.Count == 1 && place.Arms.Count() == 1) return $"{subject} goes {Told(least)}";
        if (arms.Count == 1) return $"{subject} goes {Told(least)} with {place.NameOf(least)}, and elsewhere seeds part or scatter";
        return falls && rises ? $"{subject} falls most with {Named(least)} and rises most with {Named(most)}"
            : falls ? $"{subject} falls most with {Named(least)} and least with {Named(most)}"
            : $"{subject} rises most with {Named(most)} and least with {Named(least)}";

        string Named(SweepArm arm) => $"{place.NameOf(arm)} ({Told(arm)})";
    }

    private static string Told(SweepArm arm)
    {
        var told = $"{BeforeAndAfter.Change(arm, Entropy)} nats";
        return arm.Mean(RunMetric.Parse(Quality)) is null ? told : $"{told}, quality {BeforeAndAfter.Change(arm, Quality)}";
    }
}
