using RLCollapse.Data;
using RLCollapse.Rewards;
using RLCollapse.Sampling;

namespace RLCollapse.Preferences;

/// <summary>
/// Tries a reward model on every pair that each of <see cref="AccuracySections"/> has, by enumeration of what can be said: each answer
/// in each wording, behind the first of the beginnings that a wording has.
/// </summary>
public static class SectionAccuracy
{
    /// <summary>Its accuracy by section, mean over the questions that have such pairs; none where answers cannot be enumerated, or not each
    /// has a name behind every beginning.</summary>
    /// <param name="scorer">The reward model.</param>
    /// <param name="data">Formats and answers.</param>
    /// <param name="problems">Questions.</param>
    /// <param name="raters">Who disagrees.</param>
    public static IReadOnlyDictionary<string, double> Of(
        IResponseScorer scorer, Dataset data, IEnumerable<Problem> problems, Raters raters)
    {
        if (data.Answers is not { } tree || tree.Prefixes.Any(prefix => prefix.Names.Count < tree.Answers.Count))
            return new Dictionary<string, double>();
        AnswerPrefix[] prefixes = [.. tree.Prefixes.DistinctBy(prefix => prefix.Format)];
        int[] commonness = [.. prefixes.Select(prefix => data.Pretraining.Count(example => example.Format == prefix.Format))];
        ScoredQuestion[] questions = [.. problems.Where(problem => problem is IOpenQuestion).Select(problem =>
            Scored(scorer, problem, prefixes, tree, commonness, raters))];
        return (from section in AccuracySections.All.Items
                let shares = questions.Select(question => OrderedAs([.. section.Pairs(question)])).Where(double.IsFinite).ToArray()
                where shares.Length > 0
                select (section.Name, Share: shares.Average())).ToDictionary(section => section.Name, section => section.Share);
    }

    /// <summary>Share of pairs whose better response scores higher; a tie is half. NaN of none.</summary>
    /// <param name="pairs">Scores.</param>
    public static double OrderedAs(IReadOnlyCollection<(double Better, double Worse)> pairs) => pairs.Count == 0
        ? double.NaN
        : pairs.Average(pair => pair.Better > pair.Worse ? 1 : pair.Better == pair.Worse ? 0.5 : 0);

    private static ScoredQuestion Scored(
        IResponseScorer scorer, Problem problem, AnswerPrefix[] prefixes, AnswerTree tree, int[] commonness, Raters raters)
    {
        int[][] responses =
        [
            .. from prefix in prefixes from name in prefix.Names select (int[])[.. prefix.Tokens, name.Token, .. prefix.Ending],
        ];
        double[][] ByFormat(IEnumerable<double> numbers) => [.. numbers.Chunk(tree.Answers.Count)];
        return new((IOpenQuestion)problem, ByFormat(scorer.Of(problem.Prompt, responses)), commonness,
            raters.Groups.Count == 1 ? [] : [.. raters.Utilities([.. responses.Select(Said)], problem).Select(ByFormat)],
            [.. raters.Groups.Select(group => group.Share)]);
    }

    private static Response Said(int[] tokens) => new(0, tokens, [], [], Ended: true);
}
