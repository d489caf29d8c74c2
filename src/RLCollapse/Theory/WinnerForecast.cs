namespace RLCollapse.Theory;

/// <summary>
/// What a base's shares s and payoffs p say of the formats' future, by the replicator dynamics of policy gradient
/// (d ln s_f/dt = η·(p_f − mean payoff)): s_f ∝ s_f(0)·e^(p_f·c), where the clock c = η·t runs with one speed η a step.
/// </summary>
/// <remarks>
/// A KL penalty β adds −η·β·ln(s_f/s_f(0)). The path stays the same and only the clock slows down, c = (1 − e^(−β·η·t))/β, and
/// never passes 1/β, where <see cref="TheoryLines.FormatOnly"/> lies. Payoffs are taken to stay as they are, and the policy to
/// choose among formats only; what RL changes within a format is what a forecast can miss.
/// What is missing from a sum of shares of 1 is malformed, which is paid nothing.
/// </remarks>
public static class WinnerForecast
{
    private const int MostIterations = 1_000;
    private const double Precision = 1e-12;

    /// <summary>Shares of the formats when the clock stands at c.</summary>
    /// <param name="shares">s at the start, non-negative, with a sum of at most 1.</param>
    /// <param name="payoffs">p: mean reward of each format.</param>
    /// <param name="clock">c ≥ 0, finite.</param>
    public static double[] Shares(IReadOnlyList<double> shares, IReadOnlyList<double> payoffs, double clock)
    {
        var highest = Math.Max(0, payoffs.Max()); // factored out, so that a late clock does not overflow
        var weights = shares.Zip(payoffs, (s, p) => s * Math.Exp((p - highest) * clock)).ToArray();
        var sum = weights.Sum() + (Malformed(shares) * Math.Exp(-highest * clock));
        return [.. weights.Select(weight => weight / sum)];
    }

    /// <summary>Where the clock stands after some steps.</summary>
    /// <param name="steps">t ≥ 0.</param>
    /// <param name="speed">η a step.</param>
    /// <param name="beta">β ≥ 0 in reward units per nat of sequence-level KL.</param>
    public static double Clock(double steps, double speed, double beta) =>
        beta == 0 ? speed * steps : (1 - Math.Exp(-beta * speed * steps)) / beta;

    /// <summary>Progress η·t at which the clock stands at c: steps at a speed of 1; +∞ where a penalty stops it before.</summary>
    /// <param name="clock">c ≥ 0; +∞ is allowed.</param>
    /// <param name="beta">β ≥ 0.</param>
    public static double Progress(double clock, double beta) =>
        beta == 0 ? clock : beta * clock < 1 ? -Math.Log(1 - (beta * clock)) / beta : double.PositiveInfinity;

    /// <summary>Clock at which some format first holds the threshold; +∞ where none ever does.</summary>
    /// <param name="shares">s at the start, non-negative, with a sum of at most 1.</param>
    /// <param name="payoffs">p: mean reward of each format.</param>
    /// <param name="threshold">Share in [0.5, 1).</param>
    public static double CollapseClock(IReadOnlyList<double> shares, IReadOnlyList<double> payoffs, double threshold) =>
        Enumerable.Range(0, shares.Count).Where(f => shares[f] > 0).Select(f => Crossing(shares, payoffs, f, threshold))
            .DefaultIfEmpty(double.PositiveInfinity).Min();

    /// <summary>
    /// The logarithm of the others' odds against a format is convex in the clock, so Newton's steps from 0 never pass its first
    /// crossing of the threshold's odds, and a slope that is no longer negative says that there is none.
    /// </summary>
    private static double Crossing(IReadOnlyList<double> shares, IReadOnlyList<double> payoffs, int format, double threshold)
    {
        var (clock, limit) = (0.0, Math.Log((1 - threshold) / threshold));
        var others = Enumerable.Range(0, shares.Count).Where(f => f != format)
            .Select(f => (Share: shares[f], Lead: payoffs[f] - payoffs[format]))
            .Append((Share: Malformed(shares), Lead: -payoffs[format])).Where(other => other.Share > 0).ToArray();
        if (others.Length == 0) return 0;
        var highest = others.Max(other => other.Lead);
        for (var i = 0; i < MostIterations && double.IsFinite(clock); i++)
        {
            var weights = others.Select(other => other.Share * Math.Exp((other.Lead - highest) * clock)).ToArray();
            var excess = Math.Log(weights.Sum() / shares[format]) + (highest * clock) - limit;
            if (excess <= Precision) return clock;
            var slope = others.Zip(weights, (other, weight) => other.Lead * weight).Sum() / weights.Sum();
            if (slope >= -Precision) break;
            clock -= excess / slope;
        }

        return double.PositiveInfinity;
    }

    private static double Malformed(IReadOnlyList<double> shares) => Math.Max(0, 1 - shares.Sum());
}
