using RLCollapse.Rewards;
using RLCollapse.Sampling;

namespace RLCollapse.Rl;

/// <summary>Responses and what they earned.</summary>
/// <param name="Prompts">Ids of each prompt.</param>
/// <param name="Responses">A prompt's samples together, in the order of prompts; each names its prompt.</param>
/// <param name="Outcomes">One a response.</param>
public sealed record ScoredRollouts(IReadOnlyList<int[]> Prompts, IReadOnlyList<Response> Responses, IReadOnlyList<Outcome> Outcomes)
{
    /// <summary>Tokens sampled.</summary>
    public long Tokens => Responses.Sum(r => (long)r.Tokens.Length);
}
