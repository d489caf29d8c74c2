namespace RLCollapse.Model.Cpu;

/// <summary>Gradients of a loss by what it saw, tables (B, R) and (B, R, V); null where it does not depend on them.</summary>
/// <param name="logProbs">By log-probabilities.</param>
/// <param name="values">By values.</param>
/// <param name="distributions">By log-probabilities of all tokens.</param>
internal readonly unsafe ref struct ScoreSlopes(float* logProbs, float* values, float* distributions)
{
    /// <summary>By log-probabilities.</summary>
    public float* LogProbs { get; } = logProbs;

    /// <summary>By values.</summary>
    public float* Values { get; } = values;

    /// <summary>By log-probabilities of all tokens.</summary>
    public float* Distributions { get; } = distributions;
}
