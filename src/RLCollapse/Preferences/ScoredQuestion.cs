using RLCollapse.Data;

namespace RLCollapse.Preferences;

/// <summary>An open question with a response in every format that names every answer: what a reward model says of each.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Scores">Element [format][answer], of formats that name answers.</param>
/// <param name="Commonness">How many texts of the corpus are in each of these formats.</param>
/// <param name="Utilities">What each response is worth to each group of raters: element [group][format][answer].</param>
/// <param name="Shares">Part of the raters that each group is.</param>
public sealed record ScoredQuestion(
    IOpenQuestion Question, double[][] Scores, IReadOnlyList<int> Commonness, IReadOnlyList<double[][]> Utilities,
    IReadOnlyList<double> Shares)
{
    /// <summary>Scores of every two answers in the same format of which the first is better.</summary>
    /// <param name="isBetter">Of two answers.</param>
    public IEnumerable<(double Better, double Worse)> Answers(Func<int, int, bool> isBetter) =>
        Responses((_, better, worse) => isBetter(better, worse));

    /// <summary>Scores of every two responses in the same format of which the first is better.</summary>
    /// <param name="isBetter">Of a format and two answers.</param>
    public IEnumerable<(double Better, double Worse)> Responses(Func<int, int, int, bool> isBetter) =>
        from scores in Scores.Index()
        from better in Enumerable.Range(0, scores.Item.Length)
        from worse in Enumerable.Range(0, scores.Item.Length)
        where better != worse && isBetter(scores.Index, better, worse)
        select (scores.Item[better], scores.Item[worse]);

    /// <summary>Scores of right answers in every two formats of which the first is better.</summary>
    /// <param name="isBetter">Of two formats.</param>
    public IEnumerable<(double Better, double Worse)> Formats(Func<int, int, bool> isBetter) =>
        from better in Enumerable.Range(0, Scores.Length)
        from worse in Enumerable.Range(0, Scores.Length)
        where isBetter(better, worse)
        from answer in Enumerable.Range(0, Scores[better].Length)
        where Question.Accepts(answer)
        select (Scores[better][answer], Scores[worse][answer]);
}
