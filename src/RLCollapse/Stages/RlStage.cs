using RLCollapse.Evaluation;
using RLCollapse.Grading;
using RLCollapse.Preferences;
using RLCollapse.Rewards;
using RLCollapse.Rl;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>RL post-training under a KL penalty towards the base.</summary>
public sealed class RlStage : IStage
{
    private readonly RlTrainer _trainer;
    private readonly RlOptions _options;
    private readonly StageContext _context;
    private readonly MaxMinReward? _worstOff;

    private RlStage(string section, RlOptions options, StageContext context)
    {
        (_options, _context) = (options, context);
        _trainer = new RlTrainer(options, context.Config.Experiment.Draws, context.Data, context.Policy, context.Reference,
            new RewardFunction(context.Config.Reward, new Grader(context.Data.Formats, context.Data.Tokenizer,
                options.Sampling.Truncation), context.Judges), context.Observer, section);
        _worstOff = context.Judges.Learned as MaxMinReward;
        _worstOff?.Restart();
        Probes = ProbePlan.Steps(Steps, context.Config.Tracking.Probes, context.Config.Tracking.Schedule);
    }

    /// <summary>In the list of kinds.</summary>
    public static StageKind Kind { get; } = StageKind.Of<RlOptions>(
        "rl", options => options.TotalSteps(), (section, options, context) => new RlStage(section, options, context));

    /// <inheritdoc/>
    public int Steps => _options.TotalSteps();

    /// <inheritdoc/>
    public int CheckpointEvery => _options.CheckpointEvery;

    /// <inheritdoc/>
    public int RecordEvery => 1;

    /// <inheritdoc/>
    public IReadOnlySet<int> Probes { get; }

    /// <inheritdoc/>
    public double EpochAt(int step) => RlTrainer.EpochAt(_options, step);

    /// <inheritdoc/>
    public long Step(int step, MetricsRecord record)
    {
        _worstOff?.BeginStep();
        var tokens = _trainer.Step(step, record);
        _worstOff?.EndStep(record);
        return tokens;
    }

    /// <inheritdoc/>
    public IReadOnlyList<SampleRecord> Probe(int runStep, MetricsRecord record) => _context.Tracker.Probe(_context.Policy, runStep, record);

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        _trainer.Save(writer);
        _worstOff?.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        _trainer.Load(reader);
        _worstOff?.Load(reader);
    }

    /// <inheritdoc/>
    public void Dispose() => _trainer.Dispose();
}
