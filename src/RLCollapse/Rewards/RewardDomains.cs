using RLCollapse.Data;

namespace RLCollapse.Rewards;

/// <summary>Parts of the reward that only some domains have, as only their problems say what they are.</summary>
public static class RewardDomains
{
    /// <summary>Name of a part → the domains that have it; what is not here all have.</summary>
    public static IReadOnlyList<(string Part, IReadOnlyList<ProblemDomain> Domains)> Of { get; } =
    [
        (Taste.Term.Name, [ProblemDomain.Names, ProblemDomain.Programs]),
        (WordRarity.Term.Name, [ProblemDomain.Tales]),
    ];
}
