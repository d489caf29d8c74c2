using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Sampling;
using static TorchSharp.torch;

namespace RLCollapse.Evaluation;

/// <summary>How far a policy is from its base, and how sure it is of its tokens, along responses that it sampled itself.</summary>
/// <param name="KlPerSequence">Mean over responses of Σ_t KL(policy(·|s_t) ‖ base(·|s_t)), in nats.</param>
/// <param name="TokenEntropy">Mean entropy of the next token over the states visited, in nats.</param>
public readonly record struct PolicyDistance(double KlPerSequence, double TokenEntropy)
{
    private const int RowsAPart = 64;

    /// <summary>Measures both with whole next-token distributions (the Rao–Blackwellised estimate, never negative).</summary>
    /// <param name="policy">The model that sampled.</param>
    /// <param name="reference">The base.</param>
    /// <param name="prompts">Ids of each prompt.</param>
    /// <param name="responses">What was sampled.</param>
    /// <param name="temperature">T &gt; 0.</param>
    /// <param name="padId">Fills rows.</param>
    public static PolicyDistance Measure(
        ILanguageModel policy, ILanguageModel reference, IReadOnlyList<int[]> prompts, IReadOnlyList<Response> responses,
        double temperature, int padId)
    {
        var sums = PartThreads.Map(responses.Count, RowsAPart, policy.Device, part =>
        {
            using var scope = NewDisposeScope();
            var some = responses.Take(part).ToArray();
            using var batch = TokenBatch.Create([.. some.Select(r => prompts[r.Prompt])], [.. some.Select(r => r.Tokens)], padId,
                policy.Device);
            var mine = policy.Score(batch, temperature, withDistributions: true).Distributions_BRV!;
            var theirs = reference.Score(batch, temperature, withDistributions: true).Distributions_BRV!;
            return (Kl: MaskedMath.Only(KlEstimator.Exact(mine, theirs), batch.Mask_BR).sum().Value(),
                Entropy: -MaskedMath.Only((mine.exp() * mine).sum(-1), batch.Mask_BR).sum().Value(),
                Tokens: batch.Mask_BR.sum().Value());
        });
        return new(sums.Sum(s => s.Kl) / responses.Count, sums.Sum(s => s.Entropy) / sums.Sum(s => s.Tokens));
    }
}
