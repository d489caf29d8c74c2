using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Preferences;

/// <summary>Fits a reward model to pairs by the Bradley–Terry loss, with AdamW at a rate that falls linearly to 0.</summary>
public sealed class RewardModelTrainer : IDisposable
{
    private readonly ILanguageModel _model;
    private readonly RewardModelOptions _options;
    private readonly int _padId;
    private readonly AdamW _optimizer;

    /// <param name="model">Learns; its weights change in place.</param>
    /// <param name="options">A section of the kind.</param>
    /// <param name="padId">Fills rows.</param>
    public RewardModelTrainer(ILanguageModel model, RewardModelOptions options, int padId)
    {
        (_model, _options, _padId) = (model, options, padId);
        _optimizer = new AdamW(model, options.LearningRate, options.HeadLearningRate, 0.9, 0.95, options.WeightDecay);
    }

    /// <summary>One optimizer step.</summary>
    /// <param name="pairs">The batch.</param>
    /// <param name="step">From 0.</param>
    /// <param name="record">Gets <c>loss/reward_model</c> and <c>gradient_norm</c>.</param>
    /// <returns>Tokens seen.</returns>
    /// <exception cref="DivergedException">The gradient is no number.</exception>
    public long Step(PreferencePair[] pairs, int step, MetricsRecord record)
    {
        using var scope = NewDisposeScope();
        _optimizer.RateFactor = 1 - (step / (double)_options.Steps);
        _optimizer.ForgetGradients();
        var tokens = pairs.Sum(pair => (2L * pair.Prompt.Length) + pair.Chosen.Length + pair.Rejected.Length);
        var parts = GradientParts.Count(_model.Options, pairs.Length, tokens, _model.Device);
        var losses = new double[parts];
        _model.Accumulate(parts, part =>
        {
            var some = pairs[PartThreads.Rows(pairs.Length, part, parts)];
            var batch = PreferencePair.Batch(some, _padId, _model.Device);
            return new(batch, 1, scores =>
            {
                var loss = BradleyTerry.Compute(RewardModel.AtLastToken(scores.Values_BR, batch)).sum().Over(pairs.Length);
                losses[part] = loss.Value();
                return loss;
            });
        });
        var norm = _optimizer.ClipGradients(_options.GradientClip);
        if (!double.IsFinite(norm))
            throw new DivergedException($"The reward model diverged at step {step}: the gradient is {norm}. Lower its learningRate.");
        _optimizer.Step();
        record["loss/reward_model"] = losses.Sum();
        record["gradient_norm"] = norm;
        return tokens;
    }

    /// <summary>Writes the optimizer's state.</summary>
    public void Save(BinaryWriter writer) => _optimizer.Save(writer);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader) => _optimizer.Load(reader);

    /// <inheritdoc/>
    public void Dispose() => _optimizer.Dispose();
}
