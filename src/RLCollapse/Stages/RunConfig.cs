using RLCollapse.Data;
using RLCollapse.Evaluation;
using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Rl;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>Everything that decides a run, one section a property. Two equal configs give the same run id and, on the CPU, the same bytes.</summary>
public sealed record RunConfig
{
    /// <summary>Name, seed and machine settings.</summary>
    public ExperimentOptions Experiment { get; init; } = new();

    /// <summary>Problems, formats and the pretraining mixture.</summary>
    public DataOptions Data { get; init; } = new();

    /// <summary>Size and shape of the decoder.</summary>
    public ModelOptions Model { get; init; } = new();

    /// <summary>Supervised training on the mixture: makes the base.</summary>
    public PretrainingOptions Pretraining { get; init; } = new();

    /// <summary>RL post-training of the base.</summary>
    public RlOptions Rl { get; init; } = new();

    /// <summary>Supervised training on the mixture again, after RL.</summary>
    public RecoveryOptions Recovery { get; init; } = new();

    /// <summary>What a response earns.</summary>
    public RewardOptions Reward { get; init; } = new();

    /// <summary>What is measured on held-out prompts, and when.</summary>
    public TrackingOptions Tracking { get; init; } = new();

    /// <summary>What is written beside the metrics.</summary>
    public OutputOptions Output { get; init; } = new();
}
