using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Grading;
using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Rl;
using RLCollapse.Runs;
using RLCollapse.Sampling;
using RLCollapse.Statistics;
using RLCollapse.Theory;

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
    /// <param name="step">Steps of RL and recovery done.</param>
    /// <param name="record">Gets the numbers.</param>
    /// <returns>The first samples, for <c>samples.jsonl</c>.</returns>
    public IReadOnlyList<SampleRecord> Probe(Policy policy, int step, MetricsRecord record)
    {
        var seed = new Seed((ulong)_settings.Seed).Derive("probe").Derive(step);
        var masses = FormatMass.Exact(policy.Decoder, _prompts, _openers, _settings.Rl.Temperature, _data.Tokenizer.PadId);
        var responses = Sampler.Sample(policy, _prompts, Sampling(_settings.Tracking.ProbeSamples, seed.Derive("samples")));
        var judgements = responses.Select((r, i) => _reward.Judge(r, _data.Test[r.Prompt], seed.Derive("failures").Derive(i))).ToArray();
        var byFormat = ByFormat(policy, seed.Derive("by format"));

        WriteMasses(record, step, masses);
        ProbeNumbers.WriteShares(record, _data.Formats, judgements);
        ProbeNumbers.WriteAccuracy(record, judgements, _settings.Tracking);
        ProbeNumbers.WriteDiversity(record, [.. responses.Select(r => r.Tokens)], judgements, _settings.Tracking.ProbeSamples);
        ProbeNumbers.WriteAccuracyBySteps(record, [.. _data.Test.Take(_prompts.Length).Select(p => p.Difficulty)], judgements);
        for (var f = 0; f < byFormat.Length; f++) record[$"accuracy/{_data.Formats[f].Name}"] = byFormat[f].Accuracy;
        var distance = PolicyDistance.Measure(policy.Decoder, _reference.Decoder, _prompts, responses, _settings.Rl.Temperature, _data.Tokenizer.PadId);
        record["kl_to_base_per_sequence"] = distance.KlPerSequence;
        record["token_entropy"] = distance.TokenEntropy;
        record["length/mean"] = responses.Average(r => (double)r.Tokens.Length);
        record["clipped_ratio"] = responses.Count(r => !r.Ended) / (double)responses.Count;
        if (step == 0) WriteTheory(record, masses, byFormat);
        return [.. responses.Zip(judgements).Take(_settings.SamplesKept).Select(pair =>
            new SampleRecord(step, _data.Test[pair.First.Prompt].Id, Name(pair.Second.Format), pair.Second.Reward, _reward.Text(pair.First)))];
    }

    /// <summary>Share of right answers, and mean length, among responses that are made to begin with each format's opener; measurable also for a format that is no longer chosen.</summary>
    private (double Accuracy, double Length)[] ByFormat(Policy policy, Seed seed)
    {
        var found = new (double Accuracy, double Length)[_openers.Length];
        for (var f = 0; f < _openers.Length; f++)
        {
            var opened = _prompts.Select(p => (int[])[.. p, .. _openers[f]]).ToArray();
            var sampled = Sampler.Sample(policy, opened, Sampling(AccuracySamples, seed.Derive(f), _openers[f].Length));
            var correct = sampled.Count(r => _reward.Judge(r with { Tokens = [.. _openers[f], .. r.Tokens] }, _data.Test[r.Prompt], seed).Correct);
            found[f] = (correct / (double)sampled.Count, sampled.Average(r => r.Tokens.Length + _openers[f].Length));
        }

        return found;
    }

    private SamplingOptions Sampling(int samples, Seed seed, int opened = 0) => new(
        samples, _settings.Rl.Temperature, _settings.Rl.MaxNewTokens - opened, _data.Tokenizer.PadId, _data.Tokenizer.EndId, seed);

    private void WriteMasses(MetricsRecord record, int step, double[] masses)
    {
        double[] all = [.. masses, Math.Max(0, 1 - masses.Sum())];
        for (var f = 0; f < all.Length; f++) record[$"format_mass/{(f < masses.Length ? Name(f) : Name(-1))}"] = all[f];
        record["format_entropy"] = Diversity.Entropy(all);
        record["effective_formats"] = Diversity.EffectiveNumber(all);
        var leader = Array.IndexOf(masses, masses.Max());
        Collapse.Observe(step, masses[leader]);
        record["collapse/leader"] = leader;
        record["collapse/leader_mass"] = masses[leader];
        record["collapse/step"] = Collapse.Step;
    }

    private void WriteTheory(MetricsRecord record, double[] masses, (double Accuracy, double Length)[] byFormat)
    {
        var (beta, reward) = (_settings.Rl.Kl.Coefficient, _settings.Reward);
        if (!ClosedForm.Applies(_settings.Rl) || reward.Correctness == 0) return;
        var paid = byFormat.Select((b, f) => b.Accuracy * (_data.Formats[f].IsExecuted ? 1 - reward.ExecutionFailureRate : 1)).ToArray();
        var costs = byFormat.Select(b => -reward.TokenCost * b.Length).ToArray();
        var afterCosts = TheoryLines.FormatOnly(masses, costs, beta);
        var formatOnly = TheoryLines.FormatOnly(afterCosts, [.. paid.Select(p => p * reward.Correctness)], beta);
        var full = TheoryLines.Full(afterCosts, paid, beta / reward.Correctness);
        for (var f = 0; f < masses.Length; f++)
        {
            record[$"theory_format_only/{Name(f)}"] = formatOnly[f];
            record[$"theory_full/{Name(f)}"] = full[f];
        }
    }

    private string Name(int format) => format < 0 ? FormatClassifier.Malformed : _data.Formats[format].Name;
}
