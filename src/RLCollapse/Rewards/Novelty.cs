namespace RLCollapse.Rewards;

/// <summary>
/// Multiplies what a response earns by how few of its group are of its class, d = max((n − |class|)/(n − 1), 0.1) with n responses in the
/// group (DARLING, arXiv 2509.02534). Malformed responses are a class.
/// </summary>
public static class Novelty
{
    private const double Least = 0.1;

    /// <summary>Classes are answers.</summary>
    public static RewardTerm OfMeaning { get; } = RewardTerm.Factor(
        "novelty-meaning", "Multiplies by how few of the group give the same answer (DARLING, arXiv 2509.02534).",
        group => Distances([.. group.Grades.Select(grade => grade.Answer)]));

    /// <summary>Classes are formats.</summary>
    public static RewardTerm OfWording { get; } = RewardTerm.Factor(
        "novelty-wording", "Multiplies by how few of the group are in the same format, whatever they answer.",
        group => Distances([.. group.Grades.Select(grade => grade.Format)]));

    /// <summary>d of each response of a group.</summary>
    /// <param name="classes">Class of each.</param>
    public static IEnumerable<double> Distances<T>(IReadOnlyList<T> classes) => classes.Select(own =>
    {
        var others = classes.Count(other => !EqualityComparer<T>.Default.Equals(own, other));
        return classes.Count == 1 ? 1 : Math.Max(others / (classes.Count - 1.0), Least);
    });
}
