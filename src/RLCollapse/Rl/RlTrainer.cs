using System.Diagnostics;
using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Rewards.Commands;
using RLCollapse.Runs;
using RLCollapse.Sampling;

namespace RLCollapse.Rl;

/// <summary>One RL step: the next prompts of the list, sampled, judged and learned from.</summary>
public sealed class RlTrainer : IDisposable
{
    private const double HighClippedRatio = 0.2;

    private readonly RlOptions _rl;
    private readonly Dataset _data;
    private readonly ILanguageModel _policy;
    private readonly ILanguageModel _reference;
    private readonly RewardFunction _reward;
    private readonly ILearner _learner;
    private readonly Problem[] _problems;
    private readonly Seed _seed;
    private readonly IRunObserver _observer;
    private readonly UnvariedRewards _unvaried;
    private bool _hasWarned;

    /// <param name="rl">Section <c>rl</c>.</param>
    /// <param name="seed">The run's.</param>
    /// <param name="data">Training problems.</param>
    /// <param name="policy">Learns.</param>
    /// <param name="reference">The frozen base.</param>
    /// <param name="reward">Judges the samples.</param>
    /// <param name="observer">Receives warnings.</param>
    /// <param name="section">Where the options come from: a stream of random numbers of its own.</param>
    public RlTrainer(RlOptions rl, int seed, Dataset data, ILanguageModel policy, ILanguageModel reference, RewardFunction reward,
        IRunObserver observer, string section = "rl")
    {
        (_rl, _data, _policy, _reference, _reward, _observer) = (rl, data, policy, reference, reward, observer);
        _seed = new Seed((ulong)seed).Derive(section);
        var problems = data.Train.ToArray();
        _seed.Derive("prompts").Generator().Shuffle<Problem>(problems);
        _problems = [.. PromptSupply.List(problems, rl)];
        _learner = Learners.Create(policy, reference, rl, rl.TotalSteps(), observer);
        _unvaried = new(rl, section);
    }

    /// <summary>Epochs done after so many steps.</summary>
    public static double EpochAt(RlOptions options, int step) => (double)step * options.Sampling.PromptsPerStep / options.Prompts;

    /// <summary>Samples, judges and learns.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="record">Gets the step's numbers; those of rollouts are of the step's own prompts, before any of them is
    /// replaced.</param>
    /// <returns>Tokens sampled.</returns>
    public long Step(int step, MetricsRecord record)
    {
        var (rl, seed, started) = (_rl, _seed.Derive(step), Stopwatch.GetTimestamp());
        var own = Collect(Planned(step), seed);
        RolloutNumbers.Write(record, own.Responses, own.Outcomes, _data.Formats, rl.Sampling.SamplesPerPrompt);
        RolloutNumbers.WritePart(record, CommandReward.Name, _reward.Parts, own.Outcomes);
        WarnOfCutResponses(step, record["clipped_ratio"]);
        if (_unvaried.After(own.Outcomes) is { } warning) _observer.Warn(warning);
        var (batch, tokens, rounds) = DynamicSampling.Fill(
            own, rl.Sampling.SamplesPerPrompt, rl.Sampling.DynamicSamplingRounds, round => Another(seed.Derive("round").Derive(round)));
        record["tokens_per_second/rollout"] = Math.Round(tokens / Stopwatch.GetElapsedTime(started).TotalSeconds, 1);
        if (rl.Sampling.DynamicSamplingRounds > 0)
        {
            record["dynamic_sampling/rounds"] = rounds;
            record["dynamic_sampling/filled_fraction"] = batch.Prompts.Count / (double)rl.Sampling.PromptsPerStep;
        }

        started = Stopwatch.GetTimestamp();
        Learn(own, batch, step, seed, record);
        if (batch.Prompts.Count == 0)
            _observer.Warn($"RL step {step + 1}: after {rounds} rounds every group still has equal rewards, so there is nothing to "
                + "learn; raise rl.sampling.samplesPerPrompt or rl.sampling.dynamicSamplingRounds.");
        record["tokens_per_second/update"] = Math.Round(batch.Tokens / Stopwatch.GetElapsedTime(started).TotalSeconds, 1);
        return tokens;
    }

    private IReadOnlyList<Problem> Planned(int step) =>
        [.. Enumerable.Range(0, _rl.Sampling.PromptsPerStep)
            .Select(i => _problems[(((long)step * _rl.Sampling.PromptsPerStep) + i) % _problems.Length])];

    private ScoredRollouts Another(Seed seed) =>
        Collect(DynamicSampling.Draw(_problems, _rl.Sampling.PromptsPerStep, seed.Derive("prompts")), seed);

    private ScoredRollouts Collect(IReadOnlyList<Problem> problems, Seed seed)
    {
        var rl = _rl;
        var prompts = problems.Select(p => _data.Tokenizer.EncodePrompt(p.Prompt)).ToArray();
        var responses = Sampler.Sample(_policy, prompts, new(
            rl.Sampling.SamplesPerPrompt, rl.Sampling.Temperature, rl.Sampling.MaxNewTokens, _data.Tokenizer.EndId,
                seed.Derive("samples")) { TopP = rl.Sampling.TopP });
        var failures = seed.Derive("failures");
        return new(prompts, responses, _reward.Of(responses, prompt => problems[prompt], failures));
    }

    private void Learn(ScoredRollouts own, ScoredRollouts informative, int step, Seed seed, MetricsRecord record)
    {
        var isReplaced = !ReferenceEquals(own, informative);
        using var sampled = Batch(own);
        using var other = isReplaced && informative.Prompts.Count > 0 ? Batch(informative) : null;
        _learner.Update(sampled, isReplaced ? other : sampled, step, seed.Derive("minibatches"), record);
    }

    private RolloutBatch Batch(ScoredRollouts rollouts) =>
        RolloutBatch.Create(rollouts.Prompts, rollouts.Responses, rollouts.Outcomes, _policy, _reference, _rl, _data.Tokenizer.PadId);

    private void WarnOfCutResponses(int step, double clippedRatio)
    {
        if (_hasWarned || clippedRatio <= HighClippedRatio) return;
        _hasWarned = true;
        _observer.Warn($"RL step {step + 1}: {clippedRatio:P0} of the responses were cut at rl.sampling.maxNewTokens = "
            + $"{_rl.Sampling.MaxNewTokens}; raise it, pretrain longer, or see rl.sampling.truncation.");
    }

    /// <summary>Writes the learner's state.</summary>
    public void Save(BinaryWriter writer) => _learner.Save(writer);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader) => _learner.Load(reader);

    /// <inheritdoc/>
    public void Dispose() => _learner.Dispose();
}
