using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Objectives;
using static TorchSharp.torch;

namespace RLCollapse.Rl;

/// <summary>loss = Σ_t w_t·(policy loss_t + c_v·value loss_t + β·kl_t), the weights w from <see cref="LossAggregator"/>.</summary>
/// <param name="policy">Carries gradients.</param>
/// <param name="reference">The frozen base.</param>
/// <param name="options">All of <c>rl</c>.</param>
/// <param name="objective">The policy's part.</param>
internal sealed class MinibatchLoss(Policy policy, Policy reference, RlOptions options, PolicyObjective objective)
{
    /// <summary>The loss of some rows, and its numbers.</summary>
    /// <param name="rows">The rollouts.</param>
    /// <param name="targets">Of the same rows.</param>
    /// <param name="weights_BR">Weight of each token in the loss.</param>
    /// <param name="shares_BR">Weight of each token in a mean over the minibatch's tokens, for the numbers.</param>
    /// <param name="klCoefficient">β of the loss.</param>
    /// <param name="numbers">Gets the rows' part of each number added.</param>
    /// <returns>A scalar.</returns>
    public Tensor Compute(
        RolloutBatch rows, UpdateTargets targets, Tensor weights_BR, Tensor shares_BR, double klCoefficient, UpdateNumbers numbers)
    {
        var hidden = rows.Tokens.Hidden(policy.Decoder); // (B, R, C)
        var logits = policy.Decoder.Logits(hidden); // (B, R, V)
        var logProbs = LogProbabilities.Of(logits, rows.Tokens.Responses_BR, options.Sampling.Temperature, policy.Decoder.Kernels);
        var (old, advantages) = (rows.OldLogProbs_BR, targets.Advantages_BR);

        var loss = Sum(objective.Loss(logProbs, old, advantages), weights_BR);
        numbers.Add("loss/policy", loss);
        numbers.Add(UpdateNumbers.KlPerToken, Sum(KlEstimator.OfTokens(old, logProbs.detach(), KlEstimatorKind.K3), shares_BR));
        if (objective.IsClipped is { } isClipped) numbers.Add("clip_fraction", Sum(isClipped(logProbs, old, advantages), shares_BR));
        if (targets.Returns_BR is { } returns)
        {
            var (values, clip) = (policy.Values(hidden), options.Value.ClipRange);
            var valueLoss = Sum(ValueLoss.Compute(values, rows.OldValues_BR, returns, clip), weights_BR);
            numbers.Add("loss/value", valueLoss);
            numbers.Add("value_clip_fraction", Sum(ValueLoss.IsClipped(values, rows.OldValues_BR, clip), shares_BR));
            loss = loss.Plus(valueLoss.Times(options.Value.Coefficient));
        }

        if (klCoefficient > 0)
        {
            var kl = Sum(Kl(rows, logits, logProbs), weights_BR);
            numbers.Add("loss/kl", kl);
            loss = loss.Plus(kl.Times(klCoefficient));
        }

        return loss;
    }

    private static Tensor Sum(Tensor values_BR, Tensor weights_BR) => MaskedMath.Only(values_BR * weights_BR, weights_BR).sum();

    private Tensor Kl(RolloutBatch rows, Tensor logits, Tensor logProbs)
    {
        if (options.Kl.Estimator != KlEstimatorKind.Exact) // masked first: k3's exponential of what stands at padding may be infinite
            return KlEstimator.OfTokens(MaskedMath.Only(logProbs, rows.Tokens.Mask_BR), rows.BaseLogProbs_BR, options.Kl.Estimator);
        Tensor baseAll;
        using (no_grad())
            baseAll = LogProbabilities.All(reference.Decoder.Logits(rows.Tokens.Hidden(reference.Decoder)), options.Sampling.Temperature);
        return KlEstimator.Exact(LogProbabilities.All(logits, options.Sampling.Temperature), baseAll);
    }
}
