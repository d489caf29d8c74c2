namespace RLCollapse.Tests.Rl.Bandits;

/// <summary>A policy on a <see cref="FormatBandit"/>.</summary>
/// <param name="Formats">Probability of each first token.</param>
/// <param name="Success">Probability of being paid after each first token.</param>
internal sealed record FormatShares(double[] Formats, double[] Success)
{
    /// <summary>Expected reward.</summary>
    public double Reward => Formats.Zip(Success, (share, p) => share * p).Sum();

    /// <summary>½ Σ |p − q| over the first token.</summary>
    public double DistanceTo(FormatShares other) => Formats.Zip(other.Formats, (a, b) => Math.Abs(a - b)).Sum() / 2;

    /// <summary>Largest difference of P(paid | format) over the three formats.</summary>
    public double SuccessDistanceTo(FormatShares other) =>
        Enumerable.Range(0, FormatBandit.Formats).Max(f => Math.Abs(Success[f] - other.Success[f]));

    /// <summary>Mean of several readings.</summary>
    public static FormatShares Mean(IReadOnlyList<FormatShares> readings) =>
        new(Mean([.. readings.Select(r => r.Formats)]), Mean([.. readings.Select(r => r.Success)]));

    /// <summary>The three formats, for reading.</summary>
    public override string ToString() => string.Join(" ", Formats.Take(FormatBandit.Formats).Select(s => s.ToString("0.000")));

    private static double[] Mean(double[][] rows) => [.. Enumerable.Range(0, rows[0].Length).Select(i => rows.Average(row => row[i]))];
}
