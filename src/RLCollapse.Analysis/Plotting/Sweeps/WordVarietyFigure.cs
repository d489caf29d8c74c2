using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>
/// What becomes of the variety of texts, arm beside arm, before RL and at the end: of words, of written forms, and how rare words are.
/// </summary>
public static class WordVarietyFigure
{
    private const string Words = "ead/1";

    private static readonly AxisMetric[] Shown =
    [
        new("different words (EAD)", "share", RunMetric.Parse(Words), 0, double.PositiveInfinity),
        new("entropy of forms (nats)", "nats", RunMetric.Parse("form_entropy"), 0, double.PositiveInfinity),
        new("rarity of words (nats)", "nats", RunMetric.Parse("word_rarity"), 0, double.PositiveInfinity),
    ];

    /// <summary>The figures; none where the variety of words was not measured.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep)
    {
        var (words, rows) = (Shown[0].Metric, Shown.Select(metric => BeforeAndAfter.Row(sweep, metric)).OfType<ArmRow>().ToList());
        return ArmColumns.Of(sweep).Where(place => place.Arms.Any(arm => arm.Values(words).Length > 0)).Select(place => new SweepFigure(
            "word-variety" + place.Name,
            new(
                Sentence.Of(place.Place, Finding(place, words)),
                BeforeAndAfter.Legend,
                "different words among a prompt's responses by as many as were expected if all were alike likely (EAD) · "
                    + $"{AxisCaption.Of(isContinuous: false)} · {Facets.Count([.. place.Arms])} per point",
                place.Width),
            place.Panels(rows),
            place.Columns.Count));
    }

    /// <summary>The variety of words where it gains most and least.</summary>
    private static string Finding(ArmColumns place, RunMetric words)
    {
        var arms = place.Arms.Where(arm => arm.Mean(words) is not null && arm.Mean(BeforeAndAfter.Before(words)) is not null)
            .OrderBy(arm => BeforeAndAfter.Gain(arm, words)).ToList();
        const string subject = "the variety of words";
        if (arms.Count == 0) return $"{subject}: {AxisFinding.NoMean}";
        return arms.Count == 1
            ? $"{subject} goes {BeforeAndAfter.Change(arms[0], Words)} with {place.NameOf(arms[0])}"
            : $"{subject} goes {BeforeAndAfter.Change(arms[^1], Words)} with {place.NameOf(arms[^1])} and "
                + $"{BeforeAndAfter.Change(arms[0], Words)} with {place.NameOf(arms[0])}";
    }
}
