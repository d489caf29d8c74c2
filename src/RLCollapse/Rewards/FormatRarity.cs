namespace RLCollapse.Rewards;

/// <summary>
/// Pays a right response for being in a format that few of the group are in: 1 − the format's share of the group; 0 for wrong ones.
/// </summary>
public static class FormatRarity
{
    /// <summary>In the list of parts.</summary>
    public static RewardTerm Term { get; } = RewardTerm.Weighted(
        "format-rarity", "Pays a right response the share of its group that is in other formats.",
        group => group.Grades.Select(grade =>
            grade.Correct ? 1 - (group.Grades.Count(other => other.Format == grade.Format) / (double)group.Grades.Count) : 0));
}
