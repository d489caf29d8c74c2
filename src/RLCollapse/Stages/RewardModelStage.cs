using RLCollapse.Common;
using RLCollapse.Grading;
using RLCollapse.Preferences;
using RLCollapse.Runs;
using RLCollapse.Sampling;

namespace RLCollapse.Stages;

/// <summary>
/// Raters compare responses of the base, and the stage's policy, a copy of the base, becomes a reward model by learning what they prefer.
/// </summary>
public sealed class RewardModelStage : IStage
{
    private const int HeldOutSamples = 32;

    private readonly RewardModelOptions _options;
    private readonly StageContext _context;
    private readonly RewardModelTrainer _trainer;
    private readonly Seed _seed;
    private readonly Lazy<IReadOnlyList<PreferencePair>> _pairs;
    private readonly Lazy<BatchOrder> _order;

    private RewardModelStage(string section, RewardModelOptions options, StageContext context)
    {
        (_options, _context) = (options, context);
        _seed = new Seed((ulong)context.Config.Experiment.Draws).Derive(section);
        _trainer = new RewardModelTrainer(context.Policy, options, context.Data.Tokenizer.PadId);
        _pairs = new(() => Training(context, options, _seed));
        _order = new(() => new BatchOrder(_pairs.Value.Count, options.BatchSize, _seed.Derive("order")));
    }

    /// <summary>In the list of kinds.</summary>
    public static StageKind Kind { get; } = StageKind.Of<RewardModelOptions>(
        "reward-model", options => options.Steps, (section, options, context) => new RewardModelStage(section, options, context));

    /// <inheritdoc/>
    public int Steps => _options.Steps;

    /// <inheritdoc/>
    public int CheckpointEvery => Math.Max(1, Steps / 2);

    /// <inheritdoc/>
    public int RecordEvery => 10;

    /// <inheritdoc/>
    public IReadOnlySet<int> Probes => new HashSet<int> { 0, Steps };

    /// <summary>Pairs of held-out problems.</summary>
    public static IReadOnlyList<PreferencePair> HeldOut(StageContext context, Seed seed)
    {
        var problems = context.Data.Test.Take(context.Config.Tracking.ProbePrompts).ToArray();
        return Compared(context, problems, HeldOutSamples, seed.Derive("held out"));
    }

    /// <inheritdoc/>
    public double EpochAt(int step) => (double)step * _options.BatchSize / _options.Pairs;

    /// <inheritdoc/>
    public long Step(int step, MetricsRecord record) =>
        _trainer.Step([.. _order.Value.Batch(step).Select(i => _pairs.Value[i])], step, record);

    /// <inheritdoc/>
    public IReadOnlyList<SampleRecord> Probe(int runStep, MetricsRecord record)
    {
        record["reward_model/accuracy"] =
            RewardModel.Of(_context.Policy, _context.Data.Tokenizer, HeldOut(_context, _seed)).Accuracy;
        return [];
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => _trainer.Save(writer);

    /// <inheritdoc/>
    public void Load(BinaryReader reader) => _trainer.Load(reader);

    /// <inheritdoc/>
    public void Dispose() => _trainer.Dispose();

    private static IReadOnlyList<PreferencePair> Training(StageContext context, RewardModelOptions options, Seed seed)
    {
        var problems = context.Data.Train.ToArray();
        seed.Derive("prompts").Generator().Shuffle<Data.Problem>(problems);
        problems = [.. problems.Take(options.Pairs)];
        var samples = 2 * ((options.Pairs + problems.Length - 1) / problems.Length);
        PreferencePair[] pairs = [.. Compared(context, problems, samples, seed.Derive("training"))];
        seed.Derive("pairs").Generator().Shuffle<PreferencePair>(pairs);
        return pairs[..options.Pairs];
    }

    private static IReadOnlyList<PreferencePair> Compared(StageContext context, Data.Problem[] problems, int samples, Seed seed)
    {
        var (data, sampling) = (context.Data, context.Config.Rl.Sampling);
        int[][] prompts = [.. problems.Select(problem => data.Tokenizer.Encode(problem.Prompt))];
        var responses = Sampler.Sample(context.Reference, prompts,
            new(samples, sampling.Temperature, sampling.MaxNewTokens, data.Tokenizer.EndId, seed.Derive("samples")));
        var grader = new Grader(data.Formats, data.Tokenizer, sampling.Truncation);
        var raters = new Raters(context.Config.RatersOfMember, grader, context.Judges);
        return raters.Compare(responses, prompts, prompt => problems[prompt], seed.Derive("raters"));
    }
}
