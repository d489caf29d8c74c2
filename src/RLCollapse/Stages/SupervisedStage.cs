using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Evaluation;
using RLCollapse.Model;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>
/// Supervised training behind the base, with a new optimizer. On a set of its own it is fine-tuning; on the pretraining mixture after RL it
/// asks what the policy takes up again, and from how little.
/// </summary>
public sealed class SupervisedStage : IStage
{
    private readonly Pretrainer _trainer;
    private readonly PretrainingOptions _options;
    private readonly StageContext _context;
    private readonly IReadOnlyList<Example> _examples;

    private SupervisedStage(string section, SupervisedOptions options, StageContext context)
    {
        (_options, _context) = (Options(options, context.Config.Pretraining), context);
        var seed = new Seed((ulong)context.Config.Experiment.Draws).Derive(section);
        _examples = options.Set.Examples == 0
            ? context.Data.Pretraining
            : MixtureBuilder.Build(options.Set, context.Config.Data, context.Data, seed.Derive("set"));
        _trainer = new Pretrainer(context.Policy, context.Data, _options, seed, section, _examples);
        Probes = ProbePlan.Steps(Steps, context.Config.Tracking.Probes, context.Config.Tracking.Schedule);
    }

    /// <summary>In the list of kinds.</summary>
    public static StageKind Kind { get; } = StageKind.Of<SupervisedOptions>(
        "supervised", options => options.Steps, (section, options, context) => new SupervisedStage(section, options, context));

    /// <inheritdoc/>
    public int Steps => _options.Steps;

    /// <inheritdoc/>
    public int CheckpointEvery => _options.CheckpointEvery;

    /// <inheritdoc/>
    public int RecordEvery => 1;

    /// <inheritdoc/>
    public IReadOnlySet<int> Probes { get; }

    /// <summary>What the stage takes over from <c>pretraining</c>, and what it has of its own.</summary>
    public static PretrainingOptions Options(SupervisedOptions options, PretrainingOptions pretraining) => pretraining with
    {
        Steps = options.Steps,
        LearningRate = options.LearningRate,
        WarmupSteps = options.WarmupSteps,
        Schedule = LearningRateShape.Constant,
    };

    /// <inheritdoc/>
    public double EpochAt(int step) => (double)step * _options.BatchSize / _examples.Count;

    /// <inheritdoc/>
    public long Step(int step, MetricsRecord record) => _trainer.Step(step, record);

    /// <inheritdoc/>
    public IReadOnlyList<SampleRecord> Probe(int runStep, MetricsRecord record) => _context.Tracker.Probe(_context.Policy, runStep, record);

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => _trainer.Save(writer);

    /// <inheritdoc/>
    public void Load(BinaryReader reader) => _trainer.Load(reader);

    /// <inheritdoc/>
    public void Dispose() => _trainer.Dispose();
}
