using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Objectives;
using static TorchSharp.torch;

namespace RLCollapse.Rl;

/// <summary>loss = Σ_t w_t·(policy loss_t + c_v·value loss_t + β·kl_t), the weights w from <see cref="LossAggregator"/>.</summary>
/// <param name="reference">The frozen base.</param>
/// <param name="options">All of <c>rl</c>.</param>
/// <param name="objective">The policy's part.</param>
internal sealed class MinibatchLoss(ILanguageModel reference, RlOptions options, PolicyObjective objective)
{
    /// <summary>Whether it asks for <see cref="TokenScores.Distributions_BRV"/>.</summary>
    /// <param name="klCoefficient">β of the loss.</param>
    public bool NeedsDistributions(double klCoefficient) => klCoefficient > 0 && options.Kl.Estimator == KlEstimatorKind.Exact;

    /// <summary>The loss of some rows, and its numbers.</summary>
    /// <param name="scores">What the policy says of the rollouts; carries gradients.</param>
    /// <param name="rows">The rollouts.</param>
    /// <param name="targets">Of the same rows.</param>
    /// <param name="weights_BR">Weight of each token in the loss.</param>
    /// <param name="shares_BR">Weight of each token in a mean over the minibatch's tokens, for the numbers.</param>
    /// <param name="klCoefficient">β of the loss.</param>
    /// <param name="numbers">Gets the rows' part of each number added.</param>
    /// <returns>A scalar.</returns>
    public Tensor Compute(
        TokenScores scores, RolloutBatch rows, UpdateTargets targets, Tensor weights_BR, Tensor shares_BR, double klCoefficient,
        UpdateNumbers numbers)
    {
        var (logProbs, old, advantages) = (scores.LogProbs_BR, rows.OldLogProbs_BR, targets.Advantages_BR);

        var loss = Sum(objective.Loss(logProbs, old, advantages), weights_BR);
        numbers.Add("loss/policy", loss);
        numbers.Add(UpdateNumbers.KlPerToken, Sum(KlEstimator.OfTokens(old, logProbs.detach(), KlEstimatorKind.K3), shares_BR));
        if (objective.IsClipped is { } isClipped) numbers.Add("clip_fraction", Sum(isClipped(logProbs, old, advantages), shares_BR));
        if (targets.Returns_BR is { } returns)
        {
            var (values, clip) = (scores.Values_BR, options.Value.ClipRange);
            var valueLoss = Sum(ValueLoss.Compute(values, rows.OldValues_BR, returns, clip), weights_BR);
            numbers.Add("loss/value", valueLoss);
            numbers.Add("value_clip_fraction", Sum(ValueLoss.IsClipped(values, rows.OldValues_BR, clip), shares_BR));
            loss = loss.Plus(valueLoss.Times(options.Value.Coefficient));
        }

        if (klCoefficient > 0)
        {
            var kl = Sum(Kl(scores, rows), weights_BR);
            numbers.Add("loss/kl", kl);
            loss = loss.Plus(kl.Times(klCoefficient));
        }

        return loss;
    }

    private static Tensor Sum(Tensor values_BR, Tensor weights_BR) => MaskedMath.Only(values_BR * weights_BR, weights_BR).sum();

    private Tensor Kl(TokenScores scores, RolloutBatch rows)
    {
        if (options.Kl.Estimator != KlEstimatorKind.Exact) // masked first: k3's exponential of what stands at padding may be infinite
            return KlEstimator.OfTokens(
                MaskedMath.Only(scores.LogProbs_BR, rows.Tokens.Mask_BR), BaseLogProbs(rows), options.Kl.Estimator);
        using var ofBase = reference.Score(rows.Tokens, options.Sampling.Temperature, withDistributions: true);
        return KlEstimator.Exact(scores.Distributions_BRV!, ofBase.Distributions_BRV!);
    }

    /// <summary>Computed in the policy's own part where another part would round otherwise.</summary>
    private Tensor BaseLogProbs(RolloutBatch rows)
    {
        if (reference.IsBatchInvariant) return rows.BaseLogProbs_BR;
        using var ofBase = reference.Score(rows.Tokens, options.Sampling.Temperature);
        return MaskedMath.Only(ofBase.LogProbs_BR, rows.Tokens.Mask_BR);
    }
}
