namespace RLCollapse.Statistics;

/// <summary>Wilson's score interval of a proportion (Wilson 1927): stays inside [0, 1] and holds its level near the ends.</summary>
public static class WilsonInterval
{
    private const double Z95 = 1.959963984540054;

    /// <summary>The 95 % interval of successes/trials.</summary>
    /// <param name="successes">0 … trials.</param>
    /// <param name="trials">At least 1.</param>
    public static (double Low, double High) Of95(int successes, int trials) => Of95(successes / (double)trials, trials);

    /// <summary>The 95 % interval of a proportion that stands on so many independent trials.</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="trials">At least 1.</param>
    public static (double Low, double High) Of95(double share, int trials) => Of95(share, (double)trials);

    /// <summary>The 95 % interval of a proportion that tells as much as so many independent trials would.</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="trials">Effective number, above 0.</param>
    public static (double Low, double High) Of95(double share, double trials)
    {
        var (n, p, z2) = (trials, share, Z95 * Z95);
        var center = (p + (z2 / (2 * n))) / (1 + (z2 / n));
        var half = Z95 * Math.Sqrt((p * (1 - p) / n) + (z2 / (4 * n * n))) / (1 + (z2 / n));
        return (share == 0 ? 0 : center - half, share == 1 ? 1 : center + half);
    }
}
