using RLCollapse.Data;
using RLCollapse.Evaluation;
using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>What a stage works on.</summary>
/// <param name="Config">All options.</param>
/// <param name="Data">Problems and mixture.</param>
/// <param name="Policy">Learns; its weights change in place.</param>
/// <param name="Reference">The frozen base.</param>
/// <param name="Tracker">Probes behind the base.</param>
/// <param name="Observer">Receives warnings.</param>
public sealed record StageContext(
    RunConfig Config, Dataset Data, ILanguageModel Policy, ILanguageModel Reference, Tracker Tracker, IRunObserver Observer)
{
    /// <summary>Models that the reward asks.</summary>
    public Judges Judges { get; init; } = Judges.None;

    /// <summary>The group of raters that a reward model learns from; null for all.</summary>
    public int? RaterGroup { get; init; }
}

/// <summary>A kind of stage: what a section's <c>kind</c> names.</summary>
/// <param name="Name">As configs write it.</param>
/// <param name="Options">Record of the section's options.</param>
/// <param name="Steps">Steps that options ask for.</param>
/// <param name="Begin">Makes the stage of a section: its name in the config, its options, what it works on.</param>
public sealed record StageKind(string Name, Type Options, Func<object, int> Steps, Func<string, object, StageContext, IStage> Begin)
{
    /// <summary>A kind whose options have a type.</summary>
    public static StageKind Of<T>(string name, Func<T, int> steps, Func<string, T, StageContext, IStage> begin) where T : notnull =>
        new(name, typeof(T), options => steps((T)options), (section, options, context) => begin(section, (T)options, context));
}
