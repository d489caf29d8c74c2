namespace RLCollapse.Theory;

/// <summary>
/// What a reward model learns from people of several groups as if they were one. Bradley–Terry fits the probability with which one response
/// is preferred to another, P̄ = Σ s·σ(d) with shares s and each group's own margin d, by the margin logit P̄: with two groups of opposed
/// tastes logit(sσ(d) + (1 − s)σ(−d)), nearly that of the majority, and 0 where they are as many.
/// </summary>
public static class PooledPreference
{
    /// <summary>The margin that is learned between two responses, in nats of odds.</summary>
    /// <param name="shares">s: part of the people that each group is, non-negative, sum 1.</param>
    /// <param name="margins">d: u of the one response less u of the other, by group; finite.</param>
    public static double Margin(IReadOnlyList<double> shares, IReadOnlyList<double> margins)
    {
        var preferred = shares.Zip(margins, (share, margin) => share / (1 + Math.Exp(-margin))).Sum();
        var other = shares.Zip(margins, (share, margin) => share / (1 + Math.Exp(margin))).Sum(); // 1 − preferred, exact when small
        return Math.Log(preferred / other);
    }
}
