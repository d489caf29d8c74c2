using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Runs;
using static TorchSharp.torch;

namespace RLCollapse.Stages;

/// <summary>Supervised training on examples: AdamW with decay on matrices only, gradient clipping, warm-up and decay.</summary>
public sealed class Pretrainer : IDisposable
{
    private readonly ILanguageModel _policy;
    private readonly Dataset _data;
    private readonly IReadOnlyList<Example> _examples;
    private readonly PretrainingOptions _options;
    private readonly AdamW _optimizer;
    private readonly BatchOrder _order;
    private readonly string _section;

    /// <param name="policy">Learns; its weights change in place.</param>
    /// <param name="data">The mixture and the held-out solutions.</param>
    /// <param name="options">All of <c>pretraining</c>.</param>
    /// <param name="seed">Of the order of examples.</param>
    /// <param name="section">Where the options come from, for messages.</param>
    /// <param name="examples">What it is trained on; the mixture where none are given.</param>
    public Pretrainer(
        ILanguageModel policy, Dataset data, PretrainingOptions options, Seed seed, string section = "pretraining",
        IReadOnlyList<Example>? examples = null)
    {
        (_policy, _data, _options, _section, _examples) = (policy, data, options, section, examples ?? data.Pretraining);
        _optimizer = new AdamW(policy, options.LearningRate, null, options.Beta1, options.Beta2, options.WeightDecay);
        _order = new BatchOrder(_examples.Count, options.BatchSize, seed);
    }

    /// <summary>One optimizer step.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="record">Gets <c>loss/train</c>, <c>gradient_norm</c> and <c>learning_rate</c>.</param>
    /// <returns>Tokens seen.</returns>
    public long Step(int step, MetricsRecord record)
    {
        using var scope = NewDisposeScope();
        var examples = _order.Batch(step).Select(i => _examples[i]).ToArray();
        var factor = LearningRateSchedule.At(step, _options.Steps, 1, _options.WarmupSteps, _options.Schedule,
            _options.FinalLearningRateFraction);
        _optimizer.RateFactor = factor;

        _optimizer.ForgetGradients();
        var loss = Backward(examples);
        var norm = _optimizer.ClipGradients(_options.GradientClip);
        if (!double.IsFinite(norm))
            throw new DivergedException($"{char.ToUpperInvariant(_section[0])}{_section[1..]} diverged at step {step}: the gradient is "
                + $"{norm}. Lower {_section}.learningRate or raise {_section}.warmupSteps.");
        _optimizer.Step();
        record["loss/train"] = loss;
        record["gradient_norm"] = norm;
        record["learning_rate"] = _options.LearningRate * factor;
        return examples.Sum(e => (long)e.Length);
    }

    /// <summary>Writes the optimizer's state.</summary>
    public void Save(BinaryWriter writer) => _optimizer.Save(writer);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader) => _optimizer.Load(reader);

    /// <inheritdoc/>
    public void Dispose() => _optimizer.Dispose();

    /// <summary>Adds the gradient of the mean over tokens and gives that mean.</summary>
    private double Backward(Example[] examples)
    {
        var tokens = examples.Sum(e => SupervisedLoss.Tokens(e, _options.LossOn));
        var parts = GradientParts.Count(_policy.Options, examples.Length, examples.Sum(e => (long)e.Length), _policy.Device);
        var losses = new double[parts];
        _policy.Accumulate(parts, part =>
        {
            var some = examples[PartThreads.Rows(examples.Length, part, parts)];
            var batch = SupervisedLoss.Batch(some, _options.LossOn, _data.Tokenizer.PadId, _policy.Device);
            return new(batch, 1, scores =>
            {
                var loss = SupervisedLoss.Sum(scores, batch).Times(1.0 / tokens);
                losses[part] = loss.Value();
                return loss;
            });
        });
        return losses.Sum();
    }
}
