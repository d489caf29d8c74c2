using System.Globalization;
using RLCollapse.Common;
using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Runs;
using static TorchSharp.torch;

namespace RLCollapse.Rl;

/// <summary>
/// Passes over a batch in shuffled minibatches, an optimizer step each. A minibatch may be cut into micro-batches whose
/// gradients add up to its own: weights are set by the whole minibatch before it is cut.
/// </summary>
internal sealed class MinibatchUpdate : IDisposable
{
    private readonly ILanguageModel _policy;
    private readonly RlOptions _options;
    private readonly int _totalSteps;
    private readonly bool _hasCritic;
    private readonly MinibatchLoss _loss;
    private readonly UpdateGuard _guard;
    private readonly IRunObserver _observer;
    private AdamW _optimizer;

    /// <param name="context">Of the learning rule.</param>
    /// <param name="objective">The policy's part of the loss.</param>
    /// <param name="hasCritic">Whether the value head is trained.</param>
    public MinibatchUpdate(LearnerContext context, PolicyObjective objective, bool hasCritic)
    {
        (_policy, _options, _totalSteps, _hasCritic, _observer) =
            (context.Policy, context.Options, context.TotalSteps, hasCritic, context.Observer);
        _loss = new MinibatchLoss(context.Reference, context.Options, objective);
        _guard = new UpdateGuard(context.Options.Guard);
        _optimizer = Optimizer();
    }

    /// <summary>Learns from a batch.</summary>
    /// <param name="batch">At least one row.</param>
    /// <param name="targets">Of the same rows.</param>
    /// <param name="klCoefficient">β of the loss.</param>
    /// <param name="step">Number of the RL step, from 0.</param>
    /// <param name="seed">Of the order of rows.</param>
    /// <param name="record">Gets the update's numbers.</param>
    /// <exception cref="DivergedException">The loss, the KL or the gradient is no number, or too many steps in a row were
    /// stopped.</exception>
    public void Run(RolloutBatch batch, UpdateTargets targets, double klCoefficient, int step, Seed seed, MetricsRecord record)
    {
        var rate = LearningRateSchedule.At(step, _totalSteps, 1, _options.Optimizer.WarmupSteps, _options.Optimizer.Schedule, 0);
        _optimizer.RateFactor = rate;
        var numbers = new UpdateNumbers();
        var stopped = Minibatches((int)batch.Rewards_BR.shape[0], seed)
            .Any(rows => !Learn(batch, targets, rows, klCoefficient, step, numbers));
        if (stopped) _observer.Warn(Stopped(step, numbers.Count));
        _guard.StepDone(stopped);
        numbers.Write(record);
        record["learning_rate"] = _options.Optimizer.LearningRate * rate;
        record["guard/stopped"] = stopped ? 1 : 0;
        record["guard/kl"] = _guard.LastKl;
    }

    /// <summary>Forgets what the optimizer has gathered, for a policy that starts anew.</summary>
    public void ForgetMoments()
    {
        _optimizer.Dispose();
        _optimizer = Optimizer();
    }

    /// <summary>Writes the guard's and the optimizer's state.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(_guard.StoppedInARow);
        _optimizer.Save(writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader)
    {
        _guard.StoppedInARow = reader.ReadInt32();
        _optimizer.Load(reader);
    }

    /// <inheritdoc/>
    public void Dispose() => _optimizer.Dispose();

    private string Stopped(int step, int minibatches) =>
        $"RL step {step + 1}: update stopped after {minibatches} of {_options.Optimizer.UpdateEpochs * _options.Optimizer.Minibatches} "
        + $"minibatches, approximate KL {_guard.LastKl:0.###} nats per token exceeds "
        + $"rl.guard.maxKlPerToken = {_options.Guard.MaxKlPerToken:0.###}; "
        + "lower rl.optimizer.learningRate or rl.optimizer.updateEpochs.";

    private AdamW Optimizer()
    {
        var options = _options.Optimizer;
        double? criticRate = _hasCritic ? _options.Value.LearningRate : null;
        return new(_policy, options.LearningRate, criticRate, options.Beta1, options.Beta2, options.WeightDecay);
    }

    private IEnumerable<long[]> Minibatches(int rows, Seed seed)
    {
        var order = Enumerable.Range(0, rows).Select(i => (long)i).ToArray();
        for (var epoch = 0; epoch < _options.Optimizer.UpdateEpochs; epoch++)
        {
            seed.Derive(epoch).Generator().Shuffle<long>(order);
            foreach (var part in Parts(order, Math.Min(rows, _options.Optimizer.Minibatches))) yield return part;
        }
    }

    private static IEnumerable<long[]> Parts(long[] rows, int count) =>
        Enumerable.Range(0, count).Select(part => rows[PartThreads.Rows(rows.Length, part, count)]);

    private bool Learn(RolloutBatch batch, UpdateTargets targets, long[] rows, double klCoefficient, int step, UpdateNumbers numbers)
    {
        using var scope = NewDisposeScope();
        var device = batch.LossMask_BR.device;
        Array.Sort(rows); // a prompt's samples stand side by side again, so that a part computes it once
        var mask = batch.LossMask_BR.index_select(0, tensor(rows, device: device));
        var weights = LossAggregator.Weights(mask, _options.LossAggregation, _options.Sampling.MaxNewTokens);
        var shares = LossAggregator.Weights(mask, LossAggregation.TokenMean, _options.Sampling.MaxNewTokens);
        _optimizer.ForgetGradients();
        var parts = PartCount(batch, rows.Length);
        UpdateNumbers[] numbersOfParts = [.. Enumerable.Range(0, parts).Select(_ => new UpdateNumbers())];
        _policy.Accumulate(parts, part =>
        {
            var (first, count) = PartThreads.Rows(rows.Length, part, parts).GetOffsetAndLength(rows.Length);
            var indices = tensor(rows[first..(first + count)], device: device);
            var (rollouts, of) = (batch.Rows(indices), targets.Rows(indices));
            var (ofLoss, ofMean) = (weights.narrow(0, first, count), shares.narrow(0, first, count));
            return new(rollouts.Tokens, _options.Sampling.Temperature,
                scores => _loss.Compute(scores, rollouts, of, ofLoss, ofMean, klCoefficient, numbersOfParts[part]),
                _loss.NeedsDistributions(klCoefficient));
        });
        var minibatch = new UpdateNumbers();
        foreach (var ofPart in numbersOfParts) minibatch.AddPart(ofPart);
        minibatch.RequireFinite(step + 1);
        if (!_guard.Allows(minibatch[UpdateNumbers.KlPerToken])) return false;
        var norm = _optimizer.ClipGradients(_options.Optimizer.GradientClip);
        if (!double.IsFinite(norm))
            throw new DivergedException($"RL step {step + 1}: the gradient's norm is {norm.ToString(CultureInfo.InvariantCulture)}, so "
                + "nothing more can be learned: lower rl.optimizer.learningRate.");
        _optimizer.Step();
        minibatch.Add("gradient_norm", norm);
        numbers.Add(minibatch);
        return true;
    }

    /// <summary>As many as are asked for, or as memory and threads want.</summary>
    private int PartCount(RolloutBatch batch, int rows)
    {
        var tokens = batch.Tokens.TokenCount * rows / batch.Tokens.RowCount;
        return Math.Min(rows, Math.Max(_options.Optimizer.MicroBatches,
            GradientParts.Count(_policy.Options, rows, tokens, _policy.Device)));
    }
}
