using RLCollapse.Rl;

namespace RLCollapse.Tests.Rl.Bandits;

/// <summary>The equations behind <see cref="BanditTheory"/>.</summary>
internal static class FixedPoints
{
    /// <summary>Rounds after which an iteration of these maps has settled.</summary>
    public const int Iterations = 500;

    /// <summary>P(right) at the optimum: p·e^(1/β) / ((1 − p) + p·e^(1/β)).</summary>
    public static double Selected(double p, double beta) => p / (((1 - p) * Math.Exp(-1 / beta)) + p);

    /// <summary>The optimum of Σ π·p − β·KL(s ‖ π): π = β·s / (c − p), where c &gt; max p makes it sum to 1.</summary>
    /// <param name="shares">s, sums to 1.</param>
    /// <param name="payoffs">p.</param>
    /// <param name="beta">β &gt; 0.</param>
    public static double[] ForwardKl(IReadOnlyList<double> shares, IReadOnlyList<double> payoffs, double beta)
    {
        double[] At(double c) => [.. shares.Zip(payoffs, (s, p) => beta * s / (c - p))];
        var (low, high) = (payoffs.Max(), payoffs.Max() + beta);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = At(middle).Sum() > 1 ? (middle, high) : (low, middle);
        }

        return At(high);
    }

    /// <summary>
    /// Expected advantage of a success less that of a failure, for rewards of 0 or 1 in GRPO's groups of one prompt: what the reward is
    /// multiplied by. (n − 1)/n without a std; 1/√(P·(1 − P)) for a large group with one.
    /// </summary>
    /// <param name="success">P: probability of a success.</param>
    /// <param name="groupSize">n.</param>
    /// <param name="std">Divisor of the centered rewards.</param>
    public static double GroupGain(double success, int groupSize, GroupStd std)
    {
        var others = groupSize - 1;
        return Enumerable.Range(0, groupSize).Sum(k => Binomial(others, k, success) * (Advantage(1, k + 1) - Advantage(0, k)));

        double Advantage(int reward, int successes)
        {
            var mean = successes / (double)groupSize;
            if (std == GroupStd.None) return reward - mean;
            var variance = successes * (1 - mean) / (std == GroupStd.Sample ? groupSize - 1 : groupSize);
            return variance == 0 ? 0 : (reward - mean) / Math.Sqrt(variance);
        }
    }

    /// <summary>Follows a map of policies from the base to where it stays.</summary>
    public static FormatShares SelfConsistent(FormatShares start, Func<FormatShares, FormatShares> next) =>
        Enumerable.Range(0, Iterations).Aggregate(start, (at, _) => next(at));

    private static double Binomial(int n, int k, double p) =>
        Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i) * Math.Pow(p, k) * Math.Pow(1 - p, n - k);
}
