using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Grading;
using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Runs;
using RLCollapse.Sampling;

namespace RLCollapse.Evaluation;

/// <summary>
/// Probes a policy on held-out prompts: masses, shares, accuracies, pass@k, distance to the base. It never learns from them.
/// </summary>
public sealed class Tracker
{
    /// <summary>Responses a prompt behind each format's own accuracy.</summary>
    public const int AccuracySamples = 2;

    private readonly ProbeSettings _settings;
    private readonly Dataset _data;
    private readonly ILanguageModel _reference;
    private readonly RewardFunction _reward;
    private readonly int[][] _prompts;
    private readonly Problem[] _trained;
    private readonly Lazy<AnswerMasses?> _baseAnswers;
    private readonly Lazy<AnswerMasses?> _baseTrained;
    private readonly Lazy<(double[] Masses, IReadOnlyList<(double Accuracy, double Length)> Opened)> _base;

    /// <param name="settings">What is measured, and how it is sampled.</param>
    /// <param name="data">Held-out problems and formats.</param>
    /// <param name="reference">The frozen base.</param>
    /// <param name="judges">Models that the reward asks.</param>
    public Tracker(ProbeSettings settings, Dataset data, ILanguageModel reference, Judges judges)
        : this(settings, data, reference, judges, new CollapseDetector(settings.Tracking.CollapseThreshold), new StageStart())
    {
    }

    private Tracker(
        ProbeSettings settings, Dataset data, ILanguageModel reference, Judges judges, CollapseDetector collapse, StageStart start)
    {
        (_settings, _data, _reference, Collapse, Start) = (settings, data, reference, collapse, start);
        _reward = new RewardFunction(settings.Reward, new Grader(data.Formats, data.Tokenizer, settings.Rl.Sampling.Truncation), judges);
        _prompts = [.. data.Test.Take(settings.Tracking.ProbePrompts).Select(p => data.Tokenizer.EncodePrompt(p.Prompt))];
        _trained = [.. data.Train.Where(problem => problem.Kind == data.Test[0].Kind).Take(settings.Tracking.ProbePrompts)];
        _baseAnswers = new(() => Answers(reference));
        _baseTrained = new(() => Trained(reference));
        _base = new(() =>
        {
            var drawn = new Lazy<Samples>(() => Draw(reference, SeedOf(0)));
            return (Masses(reference, drawn), Opened(reference, SeedOf(0), drawn));
        });
    }

    /// <summary>The first collapse seen.</summary>
    public CollapseDetector Collapse { get; }

    /// <summary>Where the present stage began.</summary>
    public StageStart Start { get; }

    /// <summary>The same tracker, of the same collapse and stage, with other settings.</summary>
    public Tracker As(ProbeSettings settings) => new(settings, _data, _reference, _reward.Judges, Collapse, Start);

    /// <summary>Writes what later probes depend on.</summary>
    public void Save(BinaryWriter writer) => writer.Write(Collapse.Step);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader) => Collapse.Step = reader.ReadInt32();

    /// <summary>Probes the policy.</summary>
    /// <param name="policy">As it stands after <paramref name="step"/> steps.</param>
    /// <param name="step">Steps done behind the base.</param>
    /// <param name="record">Of the stage's step; gets the numbers.</param>
    /// <returns>Samples for <c>samples.jsonl</c>, the first of every prompt before the second of any.</returns>
    public IReadOnlyList<SampleRecord> Probe(ILanguageModel policy, int step, MetricsRecord record)
    {
        var seed = SeedOf(step);
        var drawn = new Lazy<Samples>(Draw(policy, seed));
        var (responses, outcomes) = drawn.Value;
        var (masses, opened) = (Masses(policy, drawn), Opened(policy, seed, drawn));
        Collapse.Observe(step, masses.Max());
        var probe = new Probe(
            step, record.Step == 0, _settings, _data, policy, _reference, _reward, _prompts, masses, responses, outcomes, opened, Collapse)
        {
            Answers = Answers(policy),
            BaseAnswers = _baseAnswers,
            Trained = new(() => _baseTrained.Value is { } before ? new(_trained, Trained(policy)!, before) : null),
            Base = step == 0 ? new(() => (masses, opened)) : _base,
        };
        probe = probe with { StageStart = Start.Observe(probe.IsFirst, OutputVariety.Of(probe)) };
        foreach (var metric in ProbeMetrics.All.Items) metric.Write(probe, record);
        return [.. Kept(responses.Count).Select(index => Sample(probe, record.Phase, responses[index], outcomes[index]))];
    }

    /// <summary>Which responses go into <c>samples.jsonl</c>.</summary>
    private IEnumerable<int> Kept(int responses)
    {
        var each = _settings.Tracking.ProbeSamples;
        return Enumerable.Range(0, responses)
            .Where(index => index % each < _settings.Output.SamplesPerPrompt)
            .OrderBy(index => index % each)
            .Take(_settings.Output.SamplesPerProbe);
    }

    private Seed SeedOf(int step) => new Seed((ulong)_settings.Seed).Derive("probe").Derive(step);

    /// <summary>Exact masses of a policy's answers to the probed questions; null where those are not few enough to enumerate.</summary>
    public AnswerMasses? Answers(ILanguageModel policy) => Answers(policy, _prompts);

    private AnswerMasses? Trained(ILanguageModel policy) =>
        Answers(policy, [.. _trained.Select(problem => _data.Tokenizer.EncodePrompt(problem.Prompt))]);

    private AnswerMasses? Answers(ILanguageModel policy, int[][] prompts) => _data.Answers is not { } tree ? null
        : AnswerMasses.Exact(policy, prompts, tree, _data.Formats.Count, _settings.Rl.Sampling.Temperature, _data.Tokenizer.PadId);

    private Samples Draw(ILanguageModel policy, Seed seed)
    {
        var responses = Sampler.Sample(policy, _prompts, Sampling(_settings.Tracking.ProbeSamples, seed.Derive("samples")));
        return new(responses, _reward.Of(responses, prompt => _data.Test[prompt], seed.Derive("failures")));
    }

    private double[] Masses(ILanguageModel policy, Lazy<Samples> drawn) => FormatMass.Of(
        policy, _prompts, _data.Openers, _settings.Rl.Sampling.Temperature, _data.Tokenizer.PadId,
        () => drawn.Value.Responses.Zip(drawn.Value.Outcomes, (response, outcome) => (response.Tokens, outcome.Format)));

    private SampleRecord Sample(Probe probe, string phase, Response response, Outcome outcome)
    {
        var problem = probe.ProblemOf(response);
        return new(
            phase, probe.Step, problem.Id, problem.Prompt, _reward.Grader.Text(response), response.Ended,
            probe.NameOf(outcome.Format), outcome.Answer is null ? null : _reward.Grader.AnswerOf(response), problem.OnlyAnswerText,
            outcome.Correct, outcome.Reward)
        {
            Parts = [.. _reward.Parts.Zip(outcome.Parts)],
            Tokens = [.. response.Tokens.Zip(response.LogProbs, (id, value) => (_data.Tokenizer.Piece(id), (double)value))],
            LogProbability = response.LogProbs.Sum(value => (double)value),
        };
    }

    /// <summary>
    /// Share of right answers, and mean length, among responses that are made to begin with each format's opener; measurable also for a
    /// format that is no longer chosen. Of a format without an opener's ids: among the samples that are in it; 0 where there are none.
    /// </summary>
    private (double Accuracy, double Length)[] Opened(ILanguageModel policy, Seed seed, Lazy<Samples> drawn)
    {
        seed = seed.Derive("by format");
        return [.. _data.Openers.Select((opener, f) => opener.Kind == MassKind.Opener
            ? Opened(policy, seed.Derive(f), opener.Ids)
            : Among(drawn.Value.Of(f)))];
    }

    private (double Accuracy, double Length) Opened(ILanguageModel policy, Seed seed, int[] opener)
    {
        var opened = _prompts.Select(p => (int[])[.. p, .. opener]).ToArray();
        var sampled = Sampler.Sample(policy, opened, Sampling(AccuracySamples, seed, opener.Length));
        var correct = sampled.Count(r => _reward.Grader.Of(r with { Tokens = [.. opener, .. r.Tokens] }, _data.Test[r.Prompt]).Correct);
        return (correct / (double)sampled.Count, sampled.Average(r => r.Tokens.Length + opener.Length));
    }

    private static (double Accuracy, double Length) Among(IReadOnlyList<(Response Response, Outcome Outcome)> samples) =>
        samples.Count == 0 ? default : (
            samples.Count(sample => sample.Outcome.Correct) / (double)samples.Count,
            samples.Average(sample => sample.Response.Tokens.Length));

    private SamplingOptions Sampling(int samples, Seed seed, int opened = 0) => new(
        samples, _settings.Rl.Sampling.Temperature, _settings.Rl.Sampling.MaxNewTokens - opened, _data.Tokenizer.EndId, seed);

    /// <summary>Responses to the probed prompts, and what they are.</summary>
    private sealed record Samples(IReadOnlyList<Response> Responses, IReadOnlyList<Outcome> Outcomes)
    {
        public IReadOnlyList<(Response Response, Outcome Outcome)> Of(int format) =>
            [.. Responses.Zip(Outcomes).Where(sample => sample.Second.Format == format)];
    }
}
