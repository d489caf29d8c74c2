namespace RLCollapse.Preferences;

/// <summary>A kind of pairs on which a reward model is tried, as RewardBench has them (arXiv 2403.13787).</summary>
/// <param name="Name">In metric keys.</param>
/// <param name="Meaning">What its accuracy is, in one sentence.</param>
/// <param name="Pairs">Of a question's responses: score of the one that is called better, and that of the other.</param>
public sealed record AccuracySection(string Name, string Meaning, Func<ScoredQuestion, IEnumerable<(double Better, double Worse)>> Pairs)
{
    /// <summary>Whether the better one is better by what was asked, and not only commoner or preferred by somebody.</summary>
    public bool HasTruth { get; init; }
}
