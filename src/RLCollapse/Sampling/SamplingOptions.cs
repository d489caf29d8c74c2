using RLCollapse.Common;

namespace RLCollapse.Sampling;

/// <summary>How to sample.</summary>
/// <param name="SamplesPerPrompt">Responses a prompt.</param>
/// <param name="Temperature">T &gt; 0.</param>
/// <param name="MaxNewTokens">Longest response, end token included.</param>
/// <param name="EndId">Ends a response.</param>
/// <param name="Seed">Root of the draws; each (prompt, sample) has a stream of its own, so its draws do not depend on what else is in the
/// batch.</param>
public sealed record SamplingOptions(int SamplesPerPrompt, double Temperature, int MaxNewTokens, int EndId, Seed Seed)
{
    /// <summary>
    /// Mass of the nucleus that is sampled from; 1 is the whole support. Log-probabilities are those of the whole distribution all the
    /// same.
    /// </summary>
    public double TopP { get; init; } = 1;
}
