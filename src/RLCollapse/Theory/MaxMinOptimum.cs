namespace RLCollapse.Theory;

/// <summary>
/// Where a policy ends that maximizes the reward of the group that is worst off, min over u of E[r_u] − β·KL(policy ‖ base) (MaxMin-RLHF,
/// arXiv 2402.08925): π ∝ π_ref·e^{Σ λ_u·r_u/β}, with the weights λ on groups that minimize β·log Σ π_ref·e^{Σ λ_u·r_u/β}. Groups whose
/// weight is above 0 have the same reward there.
/// </summary>
/// <remarks>
/// λ is found by <see cref="MultiplicativeWeights"/> of E[r_u]: the function is convex and its gradient
/// changes by (range/2)²/β a unit of λ at most, so that η = β/(range/2)² never overshoots.
/// </remarks>
public static class MaxMinOptimum
{
    private const int Iterations = 20_000;

    /// <summary>The policy and the weight of each group.</summary>
    /// <param name="reference">Masses in the base, non-negative, sum 1; an answer without mass stays without.</param>
    /// <param name="rewards">r: element [group][answer], of one group or more.</param>
    /// <param name="beta">β &gt; 0 in units of reward per nat.</param>
    public static (double[] Policy, double[] Weights) Of(
        IReadOnlyList<double> reference, IReadOnlyList<IReadOnlyList<double>> rewards, double beta)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(beta);
        double[] weights = [.. rewards.Select(_ => 1.0 / rewards.Count)];
        var policy = Tilted(reference, rewards, weights, beta);
        var half = rewards.Max(group => group.Max() - group.Min()) / 2;
        for (var i = 0; i < Iterations && half > 0; i++)
        {
            double[] expected = [.. rewards.Select(group => policy.Zip(group, (mass, reward) => mass * reward).Sum())];
            weights = MultiplicativeWeights.Next(weights, expected, beta / (half * half));
            policy = Tilted(reference, rewards, weights, beta);
        }

        return (policy, weights);
    }

    /// <summary>π_ref·e^{Σ λ_u·r_u/β}, normalized.</summary>
    private static double[] Tilted(
        IReadOnlyList<double> reference, IReadOnlyList<IReadOnlyList<double>> rewards, double[] weights, double beta)
    {
        double[] logs = [.. reference.Select((mass, answer) =>
            mass > 0 ? Math.Log(mass) + (weights.Zip(rewards, (weight, group) => weight * group[answer]).Sum() / beta)
                : double.NegativeInfinity)];
        var highest = logs.Max();
        return Normalized([.. logs.Select(log => Math.Exp(log - highest))]);
    }

    private static double[] Normalized(double[] masses)
    {
        var sum = masses.Sum();
        return [.. masses.Select(mass => mass / sum)];
    }
}
