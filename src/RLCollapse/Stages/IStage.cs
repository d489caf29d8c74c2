using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>
/// A part of a run that changes the policy in a fixed number of steps. It says what a step and a probe are; <see cref="StageRunner"/>
/// decides when, and owns files, checkpoints and the clock.
/// </summary>
public interface IStage : IDisposable
{
    /// <summary>Steps that it has, 0 or more.</summary>
    int Steps { get; }

    /// <summary>Steps between two checkpoints.</summary>
    int CheckpointEvery { get; }

    /// <summary>Steps between two that are recorded; probes are recorded besides.</summary>
    int RecordEvery { get; }

    /// <summary>Steps after which the policy is probed, from 0 to <see cref="Steps"/>.</summary>
    IReadOnlySet<int> Probes { get; }

    /// <summary>Passes over its data after so many steps.</summary>
    double EpochAt(int step);

    /// <summary>Takes a step.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="record">Receives the step's numbers.</param>
    /// <returns>Tokens seen.</returns>
    /// <exception cref="DivergedException">Training ran away; the policy is as it was before the step.</exception>
    long Step(int step, MetricsRecord record);

    /// <summary>Measures the policy and does not change it.</summary>
    /// <param name="runStep">Steps done behind the base, earlier stages included.</param>
    /// <param name="record">Receives the numbers.</param>
    /// <returns>Lines for <c>samples.jsonl</c>.</returns>
    IReadOnlyList<SampleRecord> Probe(int runStep, MetricsRecord record);

    /// <summary>Writes everything that the next step depends on, the policy's weights apart.</summary>
    void Save(BinaryWriter writer);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    void Load(BinaryReader reader);
}
