namespace RLCollapse.Analysis.Results;

/// <summary>Masses of the answers that fit, by rank, mean over the questions of a run.</summary>
/// <param name="ByLaw">Element r: mass of the answer that is the r-th commonest in the world; 0 where fewer fit.</param>
/// <param name="BySize">Element r: the r-th largest mass.</param>
/// <param name="Rest">Mass of what does not fit, or names no answer.</param>
public sealed record RankedAnswers(IReadOnlyList<double> ByLaw, IReadOnlyList<double> BySize, double Rest)
{
    /// <summary>Those of a policy.</summary>
    public static RankedAnswers Of(RecordedAnswers answers, RecordedMasses probe) => Of(answers.Questions, probe.Masses);

    /// <summary>Those of the world's law.</summary>
    public static RankedAnswers OfLaw(RecordedAnswers answers) =>
        Of(answers.Questions, [.. answers.Questions.Select(question => question.Law)]);

    private static RankedAnswers Of(IReadOnlyList<RecordedQuestion> questions, IReadOnlyList<IReadOnlyList<double>> masses)
    {
        var fitting = questions.Zip(masses, (question, row) => question.Ranked.Select(answer => row[answer]).ToArray()).ToArray();
        var ranks = Enumerable.Range(0, fitting.Max(row => row.Length)).ToArray();
        double[][] sorted = [.. fitting.Select(row => row.OrderDescending().ToArray())];
        return new(
            [.. ranks.Select(rank => fitting.Average(row => row.ElementAtOrDefault(rank)))],
            [.. ranks.Select(rank => sorted.Average(row => row.ElementAtOrDefault(rank)))],
            Math.Max(0, 1 - fitting.Average(row => row.Sum())));
    }
}
