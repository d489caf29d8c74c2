namespace RLCollapse.Analysis.Claims;

/// <summary>One claim with its verdict, as <c>claims.json</c> has it; see <see cref="Claim"/> and <see cref="Finding"/>.</summary>
public sealed record RecordedVerdict
{
    /// <summary>Of the claim.</summary>
    public required string Id { get; init; }

    /// <summary>The claim.</summary>
    public required string Statement { get; init; }

    /// <summary>When it was stated; empty for before the sweep.</summary>
    public string Stated { get; init; } = "";

    /// <summary>Whether it was stated after looking at the seeds that judge it.</summary>
    public bool IsExploratory { get; init; }

    /// <summary>By the adjusted p; of an exploratory claim by its own.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What was measured, and against what.</summary>
    public string Sentence { get; init; } = "";

    /// <summary>Claimed share of the runs; null where the claim is on a mean.</summary>
    public double? Share { get; init; }

    /// <summary>How it was tested.</summary>
    public string Method { get; init; } = "";

    /// <summary>Mean, difference or proportion; NaN where there is none.</summary>
    public double Estimate { get; init; } = double.NaN;

    /// <summary>Lower bound of its interval.</summary>
    public double Low { get; init; } = double.NaN;

    /// <summary>Upper bound.</summary>
    public double High { get; init; } = double.NaN;

    /// <summary>1 − the largest p that decides.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>n: seeds, or pairs of seeds.</summary>
    public int Count { get; init; }

    /// <summary>p of the claim by itself; NaN where nothing was tested.</summary>
    public double P { get; init; } = double.NaN;

    /// <summary>p corrected for the other claims of the family; NaN where the claim is in none.</summary>
    public double AdjustedP { get; init; } = double.NaN;

    /// <summary>Whether the estimate lies on the claimed side.</summary>
    public bool Favours { get; init; }

    /// <summary>What the effect is.</summary>
    public string EffectName { get; init; } = "";

    /// <summary>Size of the effect; NaN where there is none to tell.</summary>
    public double Effect { get; init; } = double.NaN;

    /// <summary>See <see cref="Finding.Gaps"/>.</summary>
    public IReadOnlyList<double> Gaps { get; init; } = [];

    /// <summary>Seeds with which it would be decided; null where it is, or none of a thousand would do.</summary>
    public int? SeedsNeeded { get; init; }

    /// <summary>What the experimenter thinks of it where it is not supported; null where nothing is said.</summary>
    public Doubt? Doubt { get; init; }
}
