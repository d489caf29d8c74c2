using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Runs;
using RLCollapse.Sampling;

namespace RLCollapse.Evaluation;

/// <summary>Probes a policy on held-out prompts: masses, shares, accuracies, pass@k, distance to the base. It never learns from them.</summary>
public sealed class Tracker
{
    /// <summary>Responses a prompt behind each format's own accuracy.</summary>
    public const int AccuracySamples = 2;

    private readonly ProbeSettings _settings;
    private readonly Dataset _data;
    private readonly Policy _reference;
    private readonly RewardFunction _reward;
    private readonly int[][] _prompts;
    private readonly int[][] _openers;

    /// <param name="settings">What is measured, and how it is sampled.</param>
    /// <param name="data">Held-out problems and formats.</param>
    /// <param name="reference">The frozen base.</param>
    /// <param name="reward">Judges the samples.</param>
    public Tracker(ProbeSettings settings, Dataset data, Policy reference, RewardFunction reward)
    {
        (_settings, _data, _reference, _reward) = (settings, data, reference, reward);
        _prompts = [.. data.Test.Take(settings.Tracking.ProbePrompts).Select(p => data.Tokenizer.Encode(p.Prompt))];
        _openers = [.. data.Formats.Select(f => data.Tokenizer.Encode(f.Opener))];
        Collapse = new CollapseDetector(settings.Tracking.CollapseThreshold);
    }

    /// <summary>The first collapse seen.</summary>
    public CollapseDetector Collapse { get; }

    /// <summary>Writes what later probes depend on.</summary>
    public void Save(BinaryWriter writer) => writer.Write(Collapse.Step);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader) => Collapse.Step = reader.ReadInt32();

    /// <summary>Probes the policy.</summary>
    /// <param name="policy">As it stands after <paramref name="step"/> steps.</param>
    /// <param name="step">Steps done behind the base.</param>
    /// <param name="record">Gets the numbers.</param>
    /// <returns>The first samples, for <c>samples.jsonl</c>.</returns>
    public IReadOnlyList<SampleRecord> Probe(Policy policy, int step, MetricsRecord record)
    {
        var seed = new Seed((ulong)_settings.Seed).Derive("probe").Derive(step);
        var masses = FormatMass.Exact(policy.Decoder, _prompts, _openers, _settings.Rl.Sampling.Temperature, _data.Tokenizer.PadId);
        var responses = Sampler.Sample(policy, _prompts, Sampling(_settings.Tracking.ProbeSamples, seed.Derive("samples")));
        var outcomes = _reward.Of(responses, prompt => _data.Test[prompt], seed.Derive("failures"));
        Collapse.Observe(step, masses.Max());
        var probe = new Probe(step, _settings, _data, policy, _reference, _reward, _prompts, masses, responses, outcomes, Opened(policy, seed.Derive("by format")), Collapse);
        foreach (var metric in ProbeMetrics.All.Items) metric.Write(probe, record);
        return [.. responses.Zip(outcomes).Take(_settings.SamplesKept).Select(pair => Sample(probe, pair.First, pair.Second))];
    }

    private SampleRecord Sample(Probe probe, Response response, Outcome outcome)
    {
        var problem = probe.ProblemOf(response);
        return new(probe.Step, problem.Id, problem.Prompt, _reward.Grader.Text(response), response.Ended, probe.NameOf(outcome.Format), outcome.Answer, problem.Answer, outcome.Correct, outcome.Reward)
        {
            Parts = [.. _reward.Parts.Zip(outcome.Parts)],
            LogProbability = response.LogProbs.Sum(value => (double)value),
        };
    }

    /// <summary>Share of right answers, and mean length, among responses that are made to begin with each format's opener; measurable also for a format that is no longer chosen.</summary>
    private (double Accuracy, double Length)[] Opened(Policy policy, Seed seed)
    {
        var found = new (double Accuracy, double Length)[_openers.Length];
        for (var f = 0; f < _openers.Length; f++)
        {
            var opened = _prompts.Select(p => (int[])[.. p, .. _openers[f]]).ToArray();
            var sampled = Sampler.Sample(policy, opened, Sampling(AccuracySamples, seed.Derive(f), _openers[f].Length));
            var correct = sampled.Count(r => _reward.Grader.Of(r with { Tokens = [.. _openers[f], .. r.Tokens] }, _data.Test[r.Prompt]).Correct);
            found[f] = (correct / (double)sampled.Count, sampled.Average(r => r.Tokens.Length + _openers[f].Length));
        }

        return found;
    }

    private SamplingOptions Sampling(int samples, Seed seed, int opened = 0) => new(
        samples, _settings.Rl.Sampling.Temperature, _settings.Rl.Sampling.MaxNewTokens - opened, _data.Tokenizer.PadId, _data.Tokenizer.EndId, seed);
}
