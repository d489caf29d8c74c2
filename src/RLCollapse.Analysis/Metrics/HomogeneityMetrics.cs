using RLCollapse.Analysis.Results;
using RLCollapse.Statistics;

namespace RLCollapse.Analysis.Metrics;

/// <summary>
/// How alike the answers of runs are that differ in one axis alone, written <c>homogeneity/NAME</c> (at the end, which <c>@last</c> says,
/// too), <c>homogeneity/NAME@first</c> (of their bases) or <c>gain(homogeneity/NAME)</c>: see <see cref="Homogeneity"/>, over the answers
/// that fit, mean over probed questions; NaN where fewer than two runs have told their answers to the same questions.
/// </summary>
internal static class HomogeneityMetrics
{
    private const string Prefix = "homogeneity/";

    private static readonly IReadOnlyDictionary<string, (Func<Homogeneity, double> Of, double High)> Measures =
        new Dictionary<string, (Func<Homogeneity, double>, double)>
        {
            ["intra"] = (of => of.Intra, 1),
            ["inter"] = (of => of.Inter, 1),
            ["cosine"] = (of => of.Cosine, 1),
            ["ensemble_gain"] = (of => of.EnsembleGain, double.PositiveInfinity),
        };

    /// <summary>Whether a metric is one of these.</summary>
    public static bool Is(string text) => text.StartsWith(Prefix, StringComparison.Ordinal) || text.StartsWith($"gain({Prefix}");

    /// <summary>The metric; null where something is wrong with it.</summary>
    /// <param name="text">One of these.</param>
    /// <param name="error">What is wrong, else empty.</param>
    public static RunMetric? Parse(string text, out string error)
    {
        var isGain = text.StartsWith("gain(", StringComparison.Ordinal) && text.EndsWith(')');
        var key = isGain ? text[5..^1].Trim() : text;
        var isFirst = !isGain && key.EndsWith("@first", StringComparison.Ordinal);
        if (!isGain) key = key.Replace("@first", "").Replace("@last", "");
        if (!Measures.TryGetValue(key[Prefix.Length..], out var measure))
        {
            error = $"there is no metric '{text}'; there is: {string.Join(", ", Measures.Keys.Select(name => Prefix + name))}, "
                + "each with @first or in gain()";
            return null;
        }

        error = string.Empty;
        return new(text, _ => double.NaN)
        {
            Range = (isGain ? -measure.High : 0, measure.High),
            Across = runs => isGain ? Of(runs, Ends, measure.Of) - Of(runs, Bases, measure.Of)
                : Of(runs, isFirst ? Bases : Ends, measure.Of),
        };
    }

    private static RecordedMasses Bases(RecordedAnswers answers) => answers.Base;

    private static RecordedMasses Ends(RecordedAnswers answers) => answers.End;

    private static double Of(IReadOnlyList<RunData> runs, Func<RecordedAnswers, RecordedMasses> probe, Func<Homogeneity, double> measure)
    {
        var told = runs.Select(run => run.Answers.Value).OfType<RecordedAnswers>().ToArray();
        if (told.Length < 2 || told.Length < runs.Count || !told.All(answers => AsksAs(told[0], answers))) return double.NaN;
        return Enumerable.Range(0, told[0].Questions.Count).Average(question =>
            measure(Homogeneity.Of([.. told.Select(answers => Fitting(answers.Questions[question], probe(answers).Masses[question]))])));
    }

    private static bool AsksAs(RecordedAnswers one, RecordedAnswers other) =>
        one.Questions.Select(question => question.Prompt).SequenceEqual(other.Questions.Select(question => question.Prompt))
        && one.Answers.SequenceEqual(other.Answers);

    /// <summary>Probability of each answer among those that fit; 0 of the others.</summary>
    internal static double[] Fitting(RecordedQuestion question, IReadOnlyList<double> masses)
    {
        double[] fitting = [.. masses.Zip(question.Fits, (mass, fits) => fits ? mass : 0)];
        var sum = fitting.Sum();
        return [.. fitting.Select(mass => mass / sum)];
    }
}
