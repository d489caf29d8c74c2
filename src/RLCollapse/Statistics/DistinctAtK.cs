namespace RLCollapse.Statistics;

/// <summary>How many different answers k draws give.</summary>
public static class DistinctAtK
{
    /// <summary>Expected number of different answers among k independent draws, Σ 1 − (1 − p)^k.</summary>
    /// <param name="masses">p of each answer, non-negative; sum at most 1.</param>
    /// <param name="k">k ≥ 1.</param>
    public static double Expected(IEnumerable<double> masses, int k) => masses.Sum(p => 1 - Math.Pow(1 - p, k));

    /// <summary>
    /// Expected utility of k answers to somebody who goes on reading with probability p and has use only for what is new:
    /// (1 − p)/(1 − p^k) · Σ_i p^(i−1) · u(new at i) (NoveltyBench, arXiv 2504.05228), over independent draws.
    /// </summary>
    /// <param name="masses">Probability of each answer; sum at most 1.</param>
    /// <param name="utilities">u of each answer.</param>
    /// <param name="k">k ≥ 1.</param>
    /// <param name="patience">p in (0, 1); NoveltyBench takes 0.8.</param>
    public static double Utility(IReadOnlyList<double> masses, IReadOnlyList<double> utilities, int k, double patience = 0.8)
    {
        var sum = masses.Zip(utilities, (mass, utility) =>
        {
            var repeats = patience * (1 - mass); // an answer is new at i where i − 1 draws were others
            return mass * utility * (1 - Math.Pow(repeats, k)) / (1 - repeats);
        }).Sum();
        return sum * (1 - patience) / (1 - Math.Pow(patience, k));
    }
}
