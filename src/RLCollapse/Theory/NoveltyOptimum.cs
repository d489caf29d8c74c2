namespace RLCollapse.Theory;

/// <summary>
/// Where a policy ends that maximizes, over answers c of quality q, E[q·d] − β·KL(policy ‖ base) by a gradient with a group's baseline,
/// d being DARLING's distance to the rest of a group of n (arXiv 2509.02534). With such a baseline the advantage of an answer is
/// q·(1 − κπ), κ = (n − 2)/(n − 1), since an answer's class lowers the baseline too. So log(π/π_ref) = q(1 − κπ)/β + const; for β = 0
/// the fixed point is π = (1 − λ/q)/κ on the answers of the highest quality. With κ = 0 it is the plain optimum π ∝ π_ref·e^{q/β}.
/// </summary>
/// <remarks>That d is never below 0.1 is left out: where a class holds less than 0.9 of a group it does not count.</remarks>
public static class NoveltyOptimum
{
    private const int Halvings = 200;
    private const int NewtonSteps = 100;

    /// <summary>κ of groups of n.</summary>
    /// <param name="groupSize">n ≥ 2.</param>
    public static double Kappa(int groupSize) => (groupSize - 2.0) / (groupSize - 1.0);

    /// <summary>Mass of each answer at the optimum.</summary>
    /// <param name="reference">Masses in the base, non-negative, sum 1; an answer without mass stays without.</param>
    /// <param name="qualities">q ≥ 0; one above 0 where β is 0.</param>
    /// <param name="kappa">κ in [0, 1].</param>
    /// <param name="beta">β ≥ 0; above 0 where κ is 0.</param>
    public static double[] Of(IReadOnlyList<double> reference, IReadOnlyList<double> qualities, double kappa, double beta)
    {
        if (beta == 0 && kappa == 0)
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "Without a penalty the best answer takes all.");
        double[] q = [.. reference.Zip(qualities, (mass, quality) => mass > 0 ? quality : 0)];
        return beta > 0 ? Penalized(reference, q, kappa, beta) : Free(q, kappa);
    }

    /// <summary>π = (1 − λ/q)/κ, λ such that the masses that are positive sum to 1.</summary>
    private static double[] Free(double[] q, double kappa) => SummingToOne(
        level => [.. q.Select(quality => quality > -level ? (1 + (level / quality)) / kappa : 0)], -q.Max(), 0);

    /// <summary>log π + κqπ/β = log π_ref + q/β + a constant, such that the masses sum to 1.</summary>
    private static double[] Penalized(IReadOnlyList<double> reference, double[] q, double kappa, double beta)
    {
        var highest = q.Max() / beta; // factored out, so that a small β does not overflow
        return SummingToOne(
            level => [.. reference.Zip(q, (mass, quality) =>
                mass > 0 ? Mass(Math.Log(mass) + (quality / beta) - highest + level, kappa * quality / beta) : 0)],
            0, highest + Math.Log(reference.Count));
    }

    /// <summary>π with log π + slope·π = target, or 1 where it would be greater: by Newton's method on log π from above.</summary>
    private static double Mass(double target, double slope)
    {
        if (target >= slope) return 1;
        var log = Math.Min(target, 0);
        for (var i = 0; i < NewtonSteps; i++)
        {
            var mass = Math.Exp(log);
            var next = log - ((log + (slope * mass) - target) / (1 + (slope * mass)));
            if (next >= log) break;
            log = next;
        }

        return Math.Exp(log);
    }

    /// <summary>The masses at the level at which they sum to 1, rising with it.</summary>
    private static double[] SummingToOne(Func<double, double[]> masses, double low, double high)
    {
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            if (masses(middle).Sum() > 1) high = middle;
            else low = middle;
        }

        var found = masses((low + high) / 2);
        var sum = found.Sum();
        return [.. found.Select(mass => mass / sum)];
    }
}
