using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Preferences;

/// <summary>Moves a policy towards the preferred responses of pairs, with AdamW at a rate that falls linearly to 0.</summary>
public sealed class PreferenceOptimizer : IDisposable
{
    private const int PairsAPart = 64;

    private readonly ILanguageModel _policy;
    private readonly PreferenceOptimizationOptions _options;
    private readonly PreferenceLoss _loss;
    private readonly double _temperature;
    private readonly int _padId;
    private readonly string _section;
    private readonly AdamW _optimizer;

    /// <param name="policy">Learns; its weights change in place.</param>
    /// <param name="options">A section of the kind.</param>
    /// <param name="temperature">T &gt; 0 that is part of the policy.</param>
    /// <param name="padId">Fills rows.</param>
    /// <param name="section">Where the options come from, for messages.</param>
    public PreferenceOptimizer(
        ILanguageModel policy, PreferenceOptimizationOptions options, double temperature, int padId, string section)
    {
        (_policy, _options, _temperature, _padId, _section) = (policy, options, temperature, padId, section);
        _loss = PreferenceLosses.All.Find(options.Loss)!;
        _optimizer = new AdamW(policy, options.LearningRate, null, 0.9, 0.95, 0);
    }

    /// <summary>log π(chosen) − log π(rejected) of each pair as the policy stands, in nats.</summary>
    /// <param name="pairs">Some.</param>
    public IReadOnlyList<float> Margins(IReadOnlyList<PreferencePair> pairs) =>
        [.. PartThreads.Map(pairs.Count, PairsAPart, _policy.Device, part =>
        {
            using var _ = no_grad();
            using var scope = NewDisposeScope();
            using var batch = Batch([.. pairs.Take(part)]);
            using var scores = _policy.Score(batch, _temperature);
            return MarginsOf(scores, batch).cpu().data<float>().ToArray();
        }).SelectMany(margins => margins)];

    /// <summary>One optimizer step.</summary>
    /// <param name="pairs">The batch.</param>
    /// <param name="step">From 0.</param>
    /// <param name="record">
    /// Gets <c>loss/preference</c>, <c>preference/accuracy</c>, <c>preference/margin</c>, <c>gradient_norm</c> and
    /// <c>learning_rate</c>.
    /// </param>
    /// <returns>Tokens seen.</returns>
    /// <exception cref="DivergedException">The gradient is no number.</exception>
    public long Step(ReferencedPair[] pairs, int step, MetricsRecord record)
    {
        using var scope = NewDisposeScope();
        var factor = 1 - (step / (double)_options.Steps);
        _optimizer.RateFactor = factor;
        _optimizer.ForgetGradients();
        var tokens = pairs.Sum(pair => (2L * pair.Pair.Prompt.Length) + pair.Pair.Chosen.Length + pair.Pair.Rejected.Length);
        var parts = GradientParts.Count(_policy.Options, pairs.Length, tokens, _policy.Device);
        var (losses, margins) = (new double[parts], new float[parts][]);
        _policy.Accumulate(parts, part =>
        {
            var some = pairs[PartThreads.Rows(pairs.Length, part, parts)];
            var batch = Batch([.. some.Select(pair => pair.Pair)]);
            var reference_P = tensor(some.Select(pair => pair.Reference).ToArray(), device: _policy.Device);
            return new(batch, _temperature, scores =>
            {
                var margins_P = MarginsOf(scores, batch) - reference_P;
                margins[part] = margins_P.detach().cpu().data<float>().ToArray();
                var loss = _loss.Compute(margins_P, _options.Beta).sum().Over(pairs.Length);
                losses[part] = loss.Value();
                return loss;
            });
        });
        var norm = _optimizer.ClipGradients(_options.GradientClip);
        if (!double.IsFinite(norm))
            throw new DivergedException($"Stage {_section} diverged at step {step}: the gradient is {norm}. "
                + $"Lower {_section}.learningRate.");
        _optimizer.Step();
        record["loss/preference"] = losses.Sum();
        record["preference/accuracy"] = margins.SelectMany(some => some).Average(margin => margin > 0 ? 1 : margin == 0 ? 0.5 : 0);
        record["preference/margin"] = margins.SelectMany(some => some).Average(margin => (double)margin);
        record["gradient_norm"] = norm;
        record["learning_rate"] = _options.LearningRate * factor;
        return tokens;
    }

    /// <summary>Writes the optimizer's state.</summary>
    public void Save(BinaryWriter writer) => _optimizer.Save(writer);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader) => _optimizer.Load(reader);

    /// <inheritdoc/>
    public void Dispose() => _optimizer.Dispose();

    /// <summary>log π(chosen) − log π(rejected), (P).</summary>
    private static Tensor MarginsOf(TokenScores scores, TokenBatch batch)
    {
        var logProbs_B = (scores.LogProbs_BR * batch.Mask_BR).sum(1);
        var pairs = logProbs_B.shape[0] / 2;
        return logProbs_B.narrow(0, 0, pairs) - logProbs_B.narrow(0, pairs, pairs);
    }

    private TokenBatch Batch(PreferencePair[] pairs) => PreferencePair.Batch(pairs, _padId, _policy.Device);
}
