using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Model;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>Supervised training on the pretraining mixture after RL: what does the policy take up again, and from how little?</summary>
public sealed class Recovery : IDisposable
{
    /// <summary>Name of the stage in <c>metrics.jsonl</c>.</summary>
    public const string Phase = "recovery";

    private readonly PretrainingOptions _options;
    private readonly int _examples;
    private readonly Pretrainer _trainer;

    /// <param name="config">Sections <c>recovery</c>, <c>pretraining</c> and <c>experiment</c>.</param>
    /// <param name="policy">Learns; its weights change in place.</param>
    /// <param name="data">The mixture.</param>
    public Recovery(RunConfig config, Policy policy, Dataset data)
    {
        (Steps, _options, _examples) = (config.Recovery.Steps, Options(config), data.Pretraining.Count);
        _trainer = new Pretrainer(policy, data, _options, new Seed((ulong)config.Experiment.Seed).Derive(Phase), Phase);
    }

    /// <summary>Steps of the stage; 0 where there is none.</summary>
    public int Steps { get; }

    /// <summary>Seconds and tokens of the stage; to be started with it.</summary>
    public WorkClock Clock { get; } = new();

    /// <summary>What the stage takes over from <c>pretraining</c>, and what it has of its own.</summary>
    public static PretrainingOptions Options(RunConfig config) => config.Pretraining with
    {
        Steps = config.Recovery.Steps,
        LearningRate = config.Recovery.LearningRate,
        WarmupSteps = config.Recovery.WarmupSteps,
        Schedule = LearningRateShape.Constant,
    };

    /// <summary>Passes over the mixture after so many steps.</summary>
    public double EpochAt(int step) => (double)step * _options.BatchSize / _examples;

    /// <summary>Whether a checkpoint is due after so many steps.</summary>
    public bool IsCheckpointDue(int step) => step % _options.CheckpointEvery == 0;

    /// <summary>One optimiser step.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="record">Gets the step's numbers.</param>
    public void Step(int step, MetricsRecord record) => Clock.Tokens += _trainer.Step(step, record);

    /// <summary>Writes the state.</summary>
    public void Save(BinaryWriter writer)
    {
        Clock.Save(writer);
        _trainer.Save(writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader)
    {
        Clock.Load(reader);
        _trainer.Load(reader);
    }

    /// <inheritdoc/>
    public void Dispose() => _trainer.Dispose();
}
