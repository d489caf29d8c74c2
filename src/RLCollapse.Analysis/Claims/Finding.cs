namespace RLCollapse.Analysis.Claims;

/// <summary>A claim judged by the runs.</summary>
public sealed record Finding
{
    /// <summary>The claim.</summary>
    public required Claim Claim { get; init; }

    /// <summary>What the runs say.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>How it was computed: <c>Student t</c>, <c>paired Student t</c>, <c>Welch t</c> or <c>Wilson</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Mean, mean difference or proportion; NaN where there is none.</summary>
    public double Estimate { get; init; } = double.NaN;

    /// <summary>Lower bound of the interval.</summary>
    public double Low { get; init; } = double.NaN;

    /// <summary>Upper bound of the interval.</summary>
    public double High { get; init; } = double.NaN;

    /// <summary>Seeds or pairs of seeds behind the estimate.</summary>
    public int Count { get; init; }

    /// <summary>What <see cref="Effect"/> is: <c>Cohen's d</c>, <c>Cohen's dz</c> or <c>difference of proportions</c>.</summary>
    public required string EffectName { get; init; }

    /// <summary>
    /// Size of the effect in that measure: of a difference from 0, of anything else from the threshold; NaN where there is no variance.
    /// </summary>
    public double Effect { get; init; } = double.NaN;

    /// <summary>Seed or run → number behind the estimate.</summary>
    public IReadOnlyList<(string Name, double Value)> Values { get; init; } = [];

    /// <summary>What limits the verdict: missing runs, seeds all alike.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
