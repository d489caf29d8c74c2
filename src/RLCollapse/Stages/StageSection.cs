namespace RLCollapse.Stages;

/// <summary>A section of the config that a run takes as a stage.</summary>
/// <param name="Name">Of the section, and in <c>metrics.jsonl</c> the stage's phase.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Options">Of the kind's type.</param>
public sealed record StageSection(string Name, StageKind Kind, object Options)
{
    /// <summary>Steps that it has.</summary>
    public int Steps => Kind.Steps(Options);

    /// <summary>Whether runs that agree on it and on all before it share what it makes.</summary>
    public bool IsShared => Kind == PretrainingStage.Kind;

    /// <summary>Whether it makes a reward model in place of changing the policy.</summary>
    public bool MakesReward => Kind == RewardModelStage.Kind;

    /// <summary>Whether its responses are compared.</summary>
    public bool AsksRaters => MakesReward || Kind == PreferenceOptimizationStage.Kind;

    /// <summary>Makes the stage, with the tracker that probes it as the config says.</summary>
    public IStage Begin(StageContext context) =>
        Kind.Begin(Name, Options, context with { Tracker = context.Tracker.As(context.Config.ProbesOf(Name)) });
}
