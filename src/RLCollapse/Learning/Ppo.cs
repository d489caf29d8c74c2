using RLCollapse.Config;
using RLCollapse.Model;
using RLCollapse.Pretraining;
using RLCollapse.Runs;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Learning;

/// <summary>
/// Proximal policy optimisation on language-model responses (Schulman et al. 2017, arXiv 1707.06347; Ziegler et al. 2019,
/// arXiv 1909.08593):  r_t = [t last]·reward − β·kl_t;  A, R = GAE(r, V);  A whitened over valid tokens;
/// loss = Σ w·(clipped surrogate + c_v·value loss [+ β·kl when the penalty is placed in the loss]).
/// </summary>
/// <remarks>
/// Deviations: one trunk serves policy and critic, with a head each; old log-probabilities and values are the sampler's
/// own, so no second forward pass is made; the guard drops the rest of a step's minibatches when the policy has moved too far.
/// </remarks>
public sealed class Ppo : ILearner
{
    private readonly Policy _policy;
    private readonly Policy _reference;
    private readonly RlOptions _options;
    private readonly int _totalSteps;
    private readonly AdamW _optimizer;
    private readonly KlController _controller;
    private readonly UpdateGuard _guard;
    private readonly IRunObserver _observer;

    /// <param name="policy">Learns; its weights change in place.</param>
    /// <param name="reference">The frozen base.</param>
    /// <param name="options">All of <c>rl</c>.</param>
    /// <param name="totalSteps">Steps of the whole run, for the learning-rate schedule.</param>
    /// <param name="observer">Hears of stopped updates.</param>
    public Ppo(Policy policy, Policy reference, RlOptions options, int totalSteps, IRunObserver observer)
    {
        (_policy, _reference, _options, _totalSteps, _observer) = (policy, reference, options, totalSteps, observer);
        _optimizer = Optimisers.AdamW(policy, options.LearningRate, options.Value.LearningRate, options.Beta1, options.Beta2, options.WeightDecay);
        _controller = new KlController(options.Kl);
        _guard = new UpdateGuard(options.Guard);
    }

    /// <inheritdoc/>
    public void Update(RolloutBatch batch, int step, Seed seed, MetricsRecord record)
    {
        using var scope = NewDisposeScope();
        var mask = batch.Tokens.Mask_BR;
        var kl_BR = MaskedMath.Only(KlEstimator.OfTokens(batch.OldLogProbs_BR, batch.BaseLogProbs_BR, KlEstimatorKind.K1), mask);
        var klPerSequence = kl_BR.sum(1).mean().ToDouble();
        var (advantages_BR, returns_BR) = Targets(batch);
        var rate = LearningRateSchedule.At(step, _totalSteps, 1, _options.WarmupSteps, _options.Schedule, 0);
        Optimisers.Scale(_optimizer, rate);

        var sums = new UpdateSums();
        var stopped = !Minibatches(batch, advantages_BR, returns_BR, seed, sums);
        if (stopped) _observer.Warn($"RL step {step}: update stopped after {sums.Count} of {_options.UpdateEpochs * _options.Minibatches} minibatches, approximate KL {_guard.LastKl:0.###} nats per token exceeds rl.guard.maxKlPerToken = {_options.Guard.MaxKlPerToken:0.###}; lower rl.learningRate or rl.updateEpochs.");
        _guard.StepDone(stopped);
        record["kl_penalty"] = _controller.Coefficient * klPerSequence;
        record["kl_coefficient"] = _controller.Coefficient;
        record["kl_to_base_sampled"] = klPerSequence;
        record["explained_variance"] = ExplainedVariance(batch, returns_BR);
        sums.Write(record);
        record["learning_rate"] = _options.LearningRate * rate;
        record["guard/stopped"] = stopped ? 1 : 0;
        record["guard/kl"] = _guard.LastKl;
        _controller.Update(klPerSequence);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        writer.Write(_controller.Coefficient);
        writer.Write(_guard.StoppedInARow);
        _optimizer.save_state_dict(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        _controller.Coefficient = reader.ReadDouble();
        _guard.StoppedInARow = reader.ReadInt32();
        _optimizer.load_state_dict(reader);
    }

    /// <inheritdoc/>
    public void Dispose() => _optimizer.Dispose();

    private static double ExplainedVariance(RolloutBatch batch, Tensor returns_BR)
    {
        var mask = batch.LossMask_BR;
        var spread = MaskedMath.Variance(returns_BR, mask).ToDouble();
        return spread < 1e-12 ? 0 : 1 - (MaskedMath.Variance(returns_BR - batch.OldValues_BR, mask).ToDouble() / spread);
    }

    private (Tensor Advantages_BR, Tensor Returns_BR) Targets(RolloutBatch batch)
    {
        var mask = batch.Tokens.Mask_BR;
        var rewards = batch.Rewards_BR;
        if (_options.Kl.Placement == KlPlacement.Reward && _controller.Coefficient > 0)
        {
            var kl = KlEstimator.OfTokens(batch.OldLogProbs_BR, batch.BaseLogProbs_BR, _options.Kl.Estimator);
            rewards = rewards - (MaskedMath.Only(kl, mask) * _controller.Coefficient);
        }

        var (advantages, returns) = Gae.Compute(rewards, batch.OldValues_BR, mask, _options.Gamma, _options.GaeLambda);
        return (_options.WhitenAdvantages ? MaskedMath.Whiten(advantages, batch.LossMask_BR) : advantages, returns);
    }

    private bool Minibatches(RolloutBatch batch, Tensor advantages_BR, Tensor returns_BR, Seed seed, UpdateSums sums)
    {
        var order = Enumerable.Range(0, (int)advantages_BR.shape[0]).Select(i => (long)i).ToArray();
        for (var epoch = 0; epoch < _options.UpdateEpochs; epoch++)
        {
            seed.Derive(epoch).Generator().Shuffle<long>(order);
            for (var part = 0; part < _options.Minibatches; part++)
            {
                using var scope = NewDisposeScope();
                var (from, to) = (part * order.Length / _options.Minibatches, (part + 1) * order.Length / _options.Minibatches);
                var rows = tensor(order[from..to], device: advantages_BR.device);
                using var rollouts = batch.Rows(rows);
                if (!Step(rollouts, advantages_BR.index_select(0, rows), returns_BR.index_select(0, rows), sums)) return false;
            }
        }

        return true;
    }

    private bool Step(RolloutBatch rollouts, Tensor advantages, Tensor returns, UpdateSums sums)
    {
        var (tokens, mask) = (rollouts.Tokens, rollouts.LossMask_BR);
        var hidden = tokens.Hidden(_policy.Decoder); // (B, R, C)
        var all = LogProbabilities.All(_policy.Decoder.Logits(hidden), _options.Temperature); // (B, R, V)
        var logProbs = LogProbabilities.Gather(all, tokens.Responses_BR);
        var values = _policy.Values(hidden);
        var approximateKl = MaskedMath.Mean(KlEstimator.OfTokens(rollouts.OldLogProbs_BR, logProbs.detach(), KlEstimatorKind.K3), mask).ToDouble();
        if (!_guard.Allows(approximateKl)) return false;

        var weights = LossAggregator.Weights(mask, _options.LossAggregation, _options.MaxNewTokens);
        var policyLoss = Weighted(PolicyLoss.Clipped(logProbs, rollouts.OldLogProbs_BR, advantages, _options.ClipRatio), weights);
        var valueLoss = Weighted(ValueLoss.Compute(values, rollouts.OldValues_BR, returns, _options.Value.ClipRange), weights);
        var loss = policyLoss + (valueLoss * _options.Value.Coefficient);
        if (_options.Kl.Placement == KlPlacement.Loss && _controller.Coefficient > 0)
        {
            loss = loss + (Weighted(LossKl(rollouts, all, logProbs), weights) * _controller.Coefficient);
        }

        _optimizer.zero_grad();
        loss.backward();
        var norm = Optimisers.Clip(_policy.parameters(), _options.GradientClip);
        if (!double.IsFinite(norm)) throw new DivergedException($"The gradient of an RL update is {norm}: lower rl.learningRate.");
        _optimizer.step();
        sums.Add(
            policyLoss.ToDouble(), valueLoss.ToDouble(), norm, approximateKl,
            MaskedMath.Mean(PolicyLoss.IsClipped(logProbs, rollouts.OldLogProbs_BR, advantages, _options.ClipRatio), mask).ToDouble(),
            MaskedMath.Mean(ValueLoss.IsClipped(values, rollouts.OldValues_BR, _options.Value.ClipRange), mask).ToDouble());
        return true;
    }

    private static Tensor Weighted(Tensor losses, Tensor weights) => MaskedMath.Only(losses * weights, weights).sum();

    private Tensor LossKl(RolloutBatch rollouts, Tensor allLogProbs, Tensor logProbs)
    {
        if (_options.Kl.Estimator != KlEstimatorKind.Exact) return KlEstimator.OfTokens(logProbs, rollouts.BaseLogProbs_BR, _options.Kl.Estimator);
        Tensor baseAll;
        using (no_grad()) baseAll = LogProbabilities.All(_reference.Decoder.Logits(rollouts.Tokens.Hidden(_reference.Decoder)), _options.Temperature);
        return KlEstimator.Exact(allLogProbs, baseAll);
    }
}
