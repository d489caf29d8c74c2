namespace RLCollapse.Theory;

/// <summary>
/// Where a policy ends that maximizes, over answers c of quality q, E[q·d] − β·KL(policy ‖ base) by a gradient with a group's baseline,
/// d being DARLING's distance to the rest of a group of n (arXiv 2509.02534). With such a baseline the advantage of an answer is
/// q·(1 − κπ), κ = (n − 2)/(n − 1), since an answer's class lowers the baseline too. So log(π/π_ref) = q(1 − κπ)/β + const; for β = 0
/// the fixed point is π = (1 − λ/q)/κ on the answers of the highest quality. With κ = 0 it is the plain optimum π ∝ π_ref·e^{q/β}.
/// </summary>
public static class NoveltyOptimum
{
    private const int Halvings = 200;

    /// <summary>κ of groups of n.</summary>
    public static double Kappa(int groupSize) => (groupSize - 2.0) / (groupSize - 1.0);

    /// <summary>Mass of each answer at the optimum.</summary>
    /// <param name="reference">Masses in the base, non-negative; an answer without mass stays without.</param>
    /// <param name="qualities">q ≥ 0.</param>
    /// <param name="kappa">κ in [0, 1].</param>
    /// <param name="beta">β ≥ 0; above 0 where κ is 0.</param>
    public static double[] Of(IReadOnlyList<double> reference, IReadOnlyList<double> qualities, double kappa, double beta)
    {
        if (beta == 0 && kappa == 0) throw new ArgumentOutOfRangeException(nameof(beta), beta, "Without a penalty the best answer takes all.");
        double[] q = [.. reference.Zip(qualities, (mass, quality) => mass > 0 ? quality : 0)];
        return beta > 0 ? Penalized(reference, q, kappa, beta) : Free(q, kappa);
    }

    /// <summary>π = (1 − λ/q)/κ, λ such that the masses that are positive sum to 1.</summary>
    private static double[] Free(double[] q, double kappa)
    {
        var (low, high) = (0.0, q.Max());
        double[] At(double lambda) => [.. q.Select(quality => quality > lambda ? (1 - (lambda / quality)) / kappa : 0)];
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            if (At(middle).Sum() > 1) low = middle;
            else high = middle;
        }

        return Normalized(At((low + high) / 2));
    }

    private static double[] Penalized(IReadOnlyList<double> reference, double[] q, double kappa, double beta)
    {
        double[] At(double constant) => [.. reference.Zip(q, (mass, quality) =>
            mass > 0 ? Mass(Math.Log(mass) + (quality / beta) + constant, kappa * quality / beta) : 0)];
        var (low, high) = (-(q.Max() / beta) - 50, 50.0);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            if (At(middle).Sum() > 1) high = middle;
            else low = middle;
        }

        return Normalized(At((low + high) / 2));
    }

    /// <summary>π in (0, 1] with log π + slope·π = target, or 1 where there is none below.</summary>
    private static double Mass(double target, double slope)
    {
        if (slope >= target) // the solution is below 1
        {
            var (low, high) = (0.0, 1.0);
            for (var i = 0; i < 100; i++)
            {
                var middle = (low + high) / 2;
                if (Math.Log(middle) + (slope * middle) > target) high = middle;
                else low = middle;
            }

            return (low + high) / 2;
        }

        return 1;
    }

    private static double[] Normalized(double[] masses)
    {
        var sum = masses.Sum();
        return [.. masses.Select(mass => mass / sum)];
    }
}
