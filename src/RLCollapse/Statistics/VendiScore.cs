using MathNet.Numerics.LinearAlgebra;

namespace RLCollapse.Statistics;

/// <summary>
/// Effective number of unlike answers: e to the entropy of the eigenvalues of √p_i·k_ij·√p_j (Friedman and Dieng 2023, arXiv 2210.02410, in
/// its probability-weighted form). With k the identity it is e^entropy; where all answers are alike, 1.
/// </summary>
public static class VendiScore
{
    /// <summary>The score.</summary>
    /// <param name="masses">p, non-negative; sum 1.</param>
    /// <param name="similarity">k(i, j) in [0, 1], symmetric and positive semidefinite with k(i, i) = 1.</param>
    public static double Of(IReadOnlyList<double> masses, Func<int, int, double> similarity)
    {
        int[] seen = [.. Enumerable.Range(0, masses.Count).Where(i => masses[i] > 0)];
        var kernel = Matrix<double>.Build.Dense(seen.Length, seen.Length,
            (i, j) => Math.Sqrt(masses[seen[i]] * masses[seen[j]]) * similarity(seen[i], seen[j]));
        return Math.Exp(Diversity.Entropy(kernel.Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real)));
    }
}
