namespace RLCollapse.Analysis.Claims;

/// <summary>A claim as the runs have it: estimate, interval and p, before any correction for the other claims of its study.</summary>
public sealed record Finding
{
    /// <summary>The claim.</summary>
    public required Claim Claim { get; init; }

    /// <summary>The test: <c>t</c>, <c>t, log-odds</c>, <c>paired t</c>, <c>Welch t</c>, <c>binomial</c> or <c>sign test</c>, with
    /// <c>TOST, </c> before it where the claim is one of equivalence.</summary>
    public required string Method { get; init; }

    /// <summary>Mean, mean difference or proportion; NaN where there is none.</summary>
    public double Estimate { get; init; } = double.NaN;

    /// <summary>Lower bound of the interval, inside what is possible.</summary>
    public double Low { get; init; } = double.NaN;

    /// <summary>Upper bound of the interval.</summary>
    public double High { get; init; } = double.NaN;

    /// <summary>p of the hypothesis that the estimate lies on its side of the threshold by chance; NaN where nothing was tested.</summary>
    public double P { get; init; } = double.NaN;

    /// <summary>Whether the estimate lies on the claimed side.</summary>
    public bool Favours { get; init; }

    /// <summary>Seeds or pairs of seeds behind the estimate.</summary>
    public int Count { get; init; }

    /// <summary>What <see cref="Effect"/> is: <c>Cohen's d</c>, <c>Cohen's dz</c> or <c>difference of proportions</c>.</summary>
    public required string EffectName { get; init; }

    /// <summary>
    /// Size of the effect in that measure: of a difference from 0, of anything else from the threshold; NaN where the spread is too small
    /// to measure by.
    /// </summary>
    public double Effect { get; init; } = double.NaN;

    /// <summary>
    /// Distance from the threshold in standard deviations of a seed, from both margins where the claim is one of equivalence; none for a
    /// proportion.
    /// </summary>
    public IReadOnlyList<double> Gaps { get; init; } = [];

    /// <summary>Seed or run → number behind the estimate.</summary>
    public IReadOnlyList<(string Name, double Value)> Values { get; init; } = [];

    /// <summary>What limits the verdict: missing runs, seeds all alike.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The verdict of the claim by itself.</summary>
    public Verdict Verdict => VerdictAt(P);

    /// <summary>The verdict at a p.</summary>
    /// <param name="p">Its own or an adjusted one; NaN decides nothing.</param>
    public Verdict VerdictAt(double p) => Of(p, Favours, Claim.Level);

    /// <summary>The verdict at a p.</summary>
    /// <param name="p">NaN decides nothing.</param>
    /// <param name="favours">Whether the estimate lies on the claimed side.</param>
    /// <param name="level">1 − the largest p that decides.</param>
    public static Verdict Of(double p, bool favours, double level) =>
        !(p <= 1 - level) ? Verdict.Inconclusive : favours ? Verdict.Supported : Verdict.Contradicted;
}
