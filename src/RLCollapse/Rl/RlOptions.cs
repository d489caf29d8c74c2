using System.ComponentModel.DataAnnotations;
using RLCollapse.Config;
using RLCollapse.Objectives;

namespace RLCollapse.Rl;

/// <summary>Section <c>rl</c>: post-training on a fixed list of training prompts; an epoch is one pass over it.</summary>
public sealed record RlOptions : IValidatableObject, IHasIdleOptions
{
    /// <summary>The learning rule. Default <see cref="RlAlgorithm.Ppo"/>.</summary>
    [KnownNames(typeof(RlAlgorithms), "algorithm")]
    public string Algorithm { get; init; } = RlAlgorithm.Ppo;

    /// <summary>Passes over the list of prompts; fractions are allowed, and 0 only pretrains and probes. Default 1.</summary>
    [Range(0.0, 10_000.0)]
    public double Epochs { get; init; } = 1;

    /// <summary>Length of the list of prompts. Default 2,048.</summary>
    [Range(1, 10_000_000)]
    public int Prompts { get; init; } = 2_048;

    /// <summary>
    /// Most steps in a problem that RL is given, of those that <c>data.difficulty</c> makes; pretraining and probes keep all of them. 0
    /// leaves none out. Default 0.
    /// </summary>
    [Range(0, 6)]
    public int MaxProblemSteps { get; init; }

    /// <summary>
    /// Share of the list of prompts that has more steps than <see cref="MaxProblemSteps"/>, spread evenly over it; 0.1 is one long problem
    /// in ten. Default 0.
    /// </summary>
    [Range(0.0, 1.0)]
    public double LongProblemShare { get; init; }

    /// <summary>How token losses become one number. Default <see cref="LossAggregation.TokenMean"/>.</summary>
    public LossAggregation LossAggregation { get; init; } = LossAggregation.TokenMean;

    /// <summary>How responses are drawn.</summary>
    public RolloutOptions Sampling { get; init; } = new();

    /// <summary>How the policy is updated.</summary>
    public UpdateOptions Optimizer { get; init; } = new();

    /// <summary>How far a token's probability ratio may move.</summary>
    public ClipOptions Clip { get; init; } = new();

    /// <summary>How rewards become advantages.</summary>
    public AdvantageOptions Advantages { get; init; } = new();

    /// <summary>What only PPO has: the critic.</summary>
    public ValueOptions Value { get; init; } = new();

    /// <summary>What only GRPO has.</summary>
    public GrpoOptions Grpo { get; init; } = new();

    /// <summary>What only REINFORCE++ has.</summary>
    public ReinforcePlusPlusOptions ReinforcePlusPlus { get; init; } = new();

    /// <summary>What only expert iteration has.</summary>
    public ExpertIterationOptions ExpertIteration { get; init; } = new();

    /// <summary>The KL penalty towards the base.</summary>
    public KlOptions Kl { get; init; } = new();

    /// <summary>Stops an update that runs away.</summary>
    public GuardOptions Guard { get; init; } = new();

    /// <summary>Steps between two checkpoints. Default 10.</summary>
    [Range(1, 1_000_000)]
    [OutsideIdentity]
    public int CheckpointEvery { get; init; } = 10;

    /// <summary>Steps that all epochs have together, rounded.</summary>
    public int TotalSteps() => (int)Math.Round(Epochs * Prompts / Sampling.PromptsPerStep);

    /// <summary>Kinds of prompt, of a task that has several, that RL is given. Default: all.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<string> IdleOptions => RlAlgorithms.All.Find(Algorithm)?.IdleOptions ?? [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        RlChecks.Find(this, validationContext.DisplayName);
}
