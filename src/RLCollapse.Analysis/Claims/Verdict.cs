namespace RLCollapse.Analysis.Claims;

/// <summary>What the runs say of a claim.</summary>
public enum Verdict
{
    /// <summary>The interval lies wholly on the claimed side.</summary>
    Reproduced,

    /// <summary>The interval lies wholly on the other side.</summary>
    NotReproduced,

    /// <summary>The interval holds values of both sides, or there are too few seeds.</summary>
    Inconclusive,
}
