namespace RLCollapse.Rewards;

/// <summary>The parts a reward can have, in the order in which they join.</summary>
public sealed class RewardTerms
{
    /// <summary>Every part there is; a new one is a line here.</summary>
    public static RewardTerms All { get; } = new([Correctness.Term, ExecutionFailure.Term, TokenCost.Term, FormatRarity.Term]);

    /// <param name="terms">In order.</param>
    public RewardTerms(IReadOnlyList<RewardTerm> terms) => (Terms, Names) = (terms, [.. terms.Select(term => term.Name)]);

    /// <summary>The parts, in order.</summary>
    public IReadOnlyList<RewardTerm> Terms { get; }

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>These parts and one more.</summary>
    public RewardTerms With(RewardTerm term) => new([.. Terms, term]);
}
