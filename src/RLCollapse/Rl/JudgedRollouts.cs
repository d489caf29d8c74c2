using RLCollapse.Grading;
using RLCollapse.Sampling;

namespace RLCollapse.Rl;

/// <summary>Responses and what they earned.</summary>
/// <param name="Prompts">Ids of each prompt.</param>
/// <param name="Responses">A prompt's samples together, in the order of prompts; each names its prompt.</param>
/// <param name="Judgements">One a response.</param>
public sealed record JudgedRollouts(IReadOnlyList<int[]> Prompts, IReadOnlyList<Response> Responses, IReadOnlyList<Judgement> Judgements)
{
    /// <summary>Tokens sampled.</summary>
    public long Tokens => Responses.Sum(r => (long)r.Tokens.Length);
}
