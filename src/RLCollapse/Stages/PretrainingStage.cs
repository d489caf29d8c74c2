using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>Supervised training on the mixture from the first weights on: makes the base. Probes are the held-out losses.</summary>
public sealed class PretrainingStage : IStage
{
    private readonly Pretrainer _trainer;
    private readonly PretrainingOptions _options;
    private readonly StageContext _context;

    private PretrainingStage(string section, PretrainingOptions options, StageContext context)
    {
        (_options, _context) = (options, context);
        _trainer = new Pretrainer(context.Policy, context.Data, options, new Seed((ulong)context.Config.Experiment.Draws)
            .Derive("pretraining"), section);
        Probes = Enumerable.Range(0, options.Steps).Where(step => step % options.ProbeEvery == 0).Append(options.Steps).ToHashSet();
    }

    /// <summary>In the list of kinds.</summary>
    public static StageKind Kind { get; } = StageKind.Of<PretrainingOptions>(
        "pretraining", options => options.IsGiven ? 0 : options.Steps,
        (section, options, context) => options.IsGiven ? new GivenBase(options, context) : new PretrainingStage(section, options, context));

    /// <inheritdoc/>
    public int Steps => _options.Steps;

    /// <inheritdoc/>
    public int CheckpointEvery => _options.CheckpointEvery;

    /// <inheritdoc/>
    public int RecordEvery => 10;

    /// <inheritdoc/>
    public IReadOnlySet<int> Probes { get; }

    /// <inheritdoc/>
    public double EpochAt(int step) => (double)step * _options.BatchSize / _context.Data.Pretraining.Count;

    /// <inheritdoc/>
    public long Step(int step, MetricsRecord record) => _trainer.Step(step, record);

    /// <inheritdoc/>
    public IReadOnlyList<SampleRecord> Probe(int runStep, MetricsRecord record)
    {
        HeldOutLoss.Probe(_context.Policy, _context.Data, record);
        return [];
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => _trainer.Save(writer);

    /// <inheritdoc/>
    public void Load(BinaryReader reader) => _trainer.Load(reader);

    /// <inheritdoc/>
    public void Dispose() => _trainer.Dispose();
}
