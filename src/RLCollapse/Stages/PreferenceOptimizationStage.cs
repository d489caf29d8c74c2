using RLCollapse.Common;
using RLCollapse.Evaluation;
using RLCollapse.Preferences;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>
/// Raters compare responses of the policy at the stage's start, and the policy learns what they prefer under a loss of pairs, whose
/// reference is the policy at the stage's start. The pairs are made before the first step and kept in checkpoints.
/// </summary>
public sealed class PreferenceOptimizationStage : IStage
{
    private readonly PreferenceOptimizationOptions _options;
    private readonly StageContext _context;
    private readonly PreferenceOptimizer _optimizer;
    private readonly BatchOrder _order;
    private readonly Seed _seed;
    private IReadOnlyList<ReferencedPair>? _pairs;

    private PreferenceOptimizationStage(string section, PreferenceOptimizationOptions options, StageContext context)
    {
        (_options, _context) = (options, context);
        _seed = new Seed((ulong)context.Config.Experiment.Draws).Derive(section);
        _optimizer = new PreferenceOptimizer(
            context.Policy, options, context.Config.Rl.Sampling.Temperature, context.Data.Tokenizer.PadId, section);
        _order = new BatchOrder(options.Pairs, options.BatchSize, _seed.Derive("order"));
        Probes = ProbePlan.Steps(Steps, context.Config.Tracking.Probes, context.Config.Tracking.Schedule);
    }

    /// <summary>In the list of kinds.</summary>
    public static StageKind Kind { get; } = StageKind.Of<PreferenceOptimizationOptions>(
        "preference-optimisation", options => options.Steps,
        (section, options, context) => new PreferenceOptimizationStage(section, options, context));

    /// <inheritdoc/>
    public int Steps => _options.Steps;

    /// <inheritdoc/>
    public int CheckpointEvery => Math.Max(1, Steps / 2);

    /// <inheritdoc/>
    public int RecordEvery => 1;

    /// <inheritdoc/>
    public IReadOnlySet<int> Probes { get; }

    /// <summary>What is learned from: of the policy as it is when this is first asked for, before the first step.</summary>
    private IReadOnlyList<ReferencedPair> Pairs => _pairs ??= Compared();

    /// <inheritdoc/>
    public double EpochAt(int step) => (double)step * _options.BatchSize / _options.Pairs;

    /// <inheritdoc/>
    public long Step(int step, MetricsRecord record) => _optimizer.Step([.. _order.Batch(step).Select(i => Pairs[i])], step, record);

    /// <inheritdoc/>
    public IReadOnlyList<SampleRecord> Probe(int runStep, MetricsRecord record) => _context.Tracker.Probe(_context.Policy, runStep, record);

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        _optimizer.Save(writer);
        foreach (var pair in Pairs) pair.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        _optimizer.Load(reader);
        _pairs = [.. Enumerable.Range(0, _options.Pairs).Select(_ => ReferencedPair.Load(reader))];
    }

    /// <inheritdoc/>
    public void Dispose() => _optimizer.Dispose();

    private IReadOnlyList<ReferencedPair> Compared()
    {
        var pairs = Comparisons.OfTraining(_context, _context.Policy, _options.Pairs, _seed);
        return ReferencedPair.Of(pairs, _optimizer.Margins(pairs));
    }
}
