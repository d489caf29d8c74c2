namespace RLCollapse.Analysis.Claims;

/// <summary>What the runs say of a claim.</summary>
public enum Verdict
{
    /// <summary>The test rejects that the truth lies on the other side.</summary>
    Supported,

    /// <summary>The test rejects that it lies on the claimed side.</summary>
    Contradicted,

    /// <summary>The test rejects neither, or there are too few seeds.</summary>
    Inconclusive,
}
