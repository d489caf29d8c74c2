using System.Diagnostics;
using RLCollapse.Config;
using RLCollapse.Data;
using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Rollouts;
using RLCollapse.Runs;

namespace RLCollapse.Learning;

/// <summary>One RL step: the next prompts of the list, sampled, judged and learned from.</summary>
public sealed class RlTrainer : IDisposable
{
    private const double HighClippedRatio = 0.2;

    private readonly RunConfig _config;
    private readonly Dataset _data;
    private readonly Policy _policy;
    private readonly Policy _reference;
    private readonly RewardFunction _reward;
    private readonly ILearner _learner;
    private readonly Problem[] _problems;
    private readonly Seed _seed;
    private readonly IRunObserver _observer;
    private bool _hasWarned;

    /// <param name="config">All options.</param>
    /// <param name="data">Training problems.</param>
    /// <param name="policy">Learns.</param>
    /// <param name="reference">The frozen base.</param>
    /// <param name="reward">Judges the samples.</param>
    /// <param name="observer">Hears of warnings.</param>
    public RlTrainer(RunConfig config, Dataset data, Policy policy, Policy reference, RewardFunction reward, IRunObserver observer)
    {
        (_config, _data, _policy, _reference, _reward, _observer) = (config, data, policy, reference, reward, observer);
        _seed = new Seed((ulong)config.Experiment.Seed).Derive("rl");
        var problems = data.Train.ToArray();
        _seed.Derive("prompts").Generator().Shuffle<Problem>(problems);
        _problems = problems[..config.Rl.Prompts];
        _learner = Learners.Create(policy, reference, config.Rl, TotalSteps(config.Rl), observer);
    }

    /// <summary>Steps that all epochs have together.</summary>
    public static int TotalSteps(RlOptions options) => (int)Math.Round(options.Epochs * options.Prompts / options.PromptsPerStep);

    /// <summary>Epochs done after so many steps.</summary>
    public static double EpochAt(RlOptions options, int step) => (double)step * options.PromptsPerStep / options.Prompts;

    /// <summary>Samples, judges and learns.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="record">Gets the step's numbers.</param>
    /// <returns>Tokens sampled.</returns>
    public long Step(int step, MetricsRecord record)
    {
        var rl = _config.Rl;
        var seed = _seed.Derive(step);
        var problems = Enumerable.Range(0, rl.PromptsPerStep).Select(i => _problems[(((long)step * rl.PromptsPerStep) + i) % _problems.Length]).ToArray();
        var prompts = problems.Select(p => _data.Tokenizer.Encode(p.Prompt)).ToArray();
        var started = Stopwatch.GetTimestamp();
        var responses = Sampler.Sample(_policy, prompts, new(
            rl.SamplesPerPrompt, rl.Temperature, rl.MaxNewTokens, _data.Tokenizer.PadId, _data.Tokenizer.EndId, seed.Derive("samples")));
        var sampled = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var failures = seed.Derive("failures");
        var judgements = responses.Select((r, i) => _reward.Judge(r, problems[r.Prompt], failures.Derive(i))).ToArray();
        RolloutNumbers.Write(record, responses, judgements, _data.Formats, rl.SamplesPerPrompt);
        WarnOfCutResponses(step, record["clipped_ratio"]);

        started = Stopwatch.GetTimestamp();
        using (var batch = RolloutBatch.Create(prompts, responses, judgements, _reference, rl, _data.Tokenizer.PadId))
        {
            _learner.Update(batch, step, seed.Derive("minibatches"), record);
        }

        var tokens = responses.Sum(r => (long)r.Tokens.Length);
        record["tokens_per_second/rollout"] = Math.Round(tokens / sampled, 1);
        record["tokens_per_second/update"] = Math.Round(tokens / Stopwatch.GetElapsedTime(started).TotalSeconds, 1);
        return tokens;
    }

    private void WarnOfCutResponses(int step, double clippedRatio)
    {
        if (_hasWarned || clippedRatio <= HighClippedRatio) return;
        _hasWarned = true;
        _observer.Warn($"RL step {step}: {clippedRatio:P0} of the responses were cut at rl.maxNewTokens = {_config.Rl.MaxNewTokens}; raise it, pretrain longer, or see rl.truncation.");
    }

    /// <summary>Writes the learner's state.</summary>
    public void Save(BinaryWriter writer) => _learner.Save(writer);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader) => _learner.Load(reader);

    /// <inheritdoc/>
    public void Dispose() => _learner.Dispose();
}
