using RLCollapse.Data;

namespace RLCollapse.Rewards;

/// <summary>
/// How rare the words of a text are, right or wrong: −log of their probability in the world that the corpus tells of, mean over the words
/// that have one. What raters like who value an uncommon word, and with a weight below 0 those who like common ones.
/// </summary>
public static class WordRarity
{
    /// <summary>In the list of parts.</summary>
    public static RewardTerm Term { get; } = RewardTerm.Weighted(
        "word-rarity", "Mean −log probability of the words of a tale in the corpus' own law, in nats; 0 of other responses.",
        group => group.Responses.Select(response => Of(group.Problem, group.Grader.Text(response))));

    /// <summary>Mean rarity of a text's words, in nats; 0 where no word has a law.</summary>
    public static double Of(Problem problem, string text) => problem is not IWordLaw law ? 0
        : text.Split(' ').Select(law.LawOf).OfType<double>().Select(probability => -Math.Log(probability)).DefaultIfEmpty(0).Average();
}
