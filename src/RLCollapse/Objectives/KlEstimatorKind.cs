namespace RLCollapse.Objectives;

/// <summary>Estimators of KL(policy ‖ base) at a token, with r = p_base / p_policy of the sampled token (Schulman 2020).</summary>
public enum KlEstimatorKind
{
    /// <summary>−log r: unbiased, noisy, may be negative.</summary>
    K1,

    /// <summary>(log r)² / 2: biased, never negative.</summary>
    K2,

    /// <summary>r − 1 − log r: unbiased, never negative.</summary>
    K3,

    /// <summary>The sum over the vocabulary.</summary>
    Exact,
}
