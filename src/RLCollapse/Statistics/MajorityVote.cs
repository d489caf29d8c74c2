namespace RLCollapse.Statistics;

/// <summary>
/// The answer most samples agree on. A sample without an answer has no vote; of tied answers the one whose first vote came earliest wins.
/// </summary>
public static class MajorityVote
{
    /// <summary>The winner, or nothing when no sample has an answer.</summary>
    /// <param name="answers">Answers in the order they were sampled; null where there is none.</param>
    public static long? Of(IEnumerable<long?> answers) => answers
        .OfType<long>()
        .GroupBy(answer => answer) // groups come in the order of their first member, and MaxBy keeps the first of equals
        .MaxBy(votes => votes.Count())?.Key;
}
