using System.ComponentModel.DataAnnotations;
using RLCollapse.Config;
using RLCollapse.Grading;
using RLCollapse.Model;
using RLCollapse.Objectives;

namespace RLCollapse.Rl;

/// <summary>Section <c>rl</c>: post-training on a fixed list of training prompts; an epoch is one pass over it.</summary>
public sealed record RlOptions : IValidatableObject
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

    /// <summary>Most steps in a problem that RL is given, of those that <c>data.difficulty</c> makes; pretraining and probes keep all of them. 0 leaves none out. Default 0.</summary>
    [Range(0, 6)]
    public int MaxProblemSteps { get; init; }

    /// <summary>Prompts a step. Default 32.</summary>
    [Range(1, 65_536)]
    public int PromptsPerStep { get; init; } = 32;

    /// <summary>Responses a prompt. Default 8.</summary>
    [Range(1, 4_096)]
    public int SamplesPerPrompt { get; init; } = 8;

    /// <summary>Sampling temperature, part of the policy: every log-probability is taken at it. Default 1.</summary>
    [Range(0.01, 10.0)]
    public double Temperature { get; init; } = 1;

    /// <summary>Keeps only the k likeliest tokens in rollouts; only 0 (full support) is accepted, since anything else changes the distribution being trained.</summary>
    [Range(0, 1_000_000)]
    public int TopK { get; init; }

    /// <summary>Nucleus of the rollouts: the likeliest tokens that together hold this mass. Default 1 (full support), and only expert iteration, which trains on what it keeps and not on the sampling distribution, accepts less.</summary>
    [Range(0.01, 1.0)]
    public double TopP { get; init; } = 1;

    /// <summary>Longest response in tokens, its end token included. Default 64.</summary>
    [Range(2, 32_768)]
    public int MaxNewTokens { get; init; } = 64;

    /// <summary>What a response that did not end in time earns. Default <see cref="TruncationMode.Zero"/>.</summary>
    public TruncationMode Truncation { get; init; } = TruncationMode.Zero;

    /// <summary>Peak learning rate of the policy. Default 3e-4.</summary>
    [Range(0.0, 1.0)]
    public double LearningRate { get; init; } = 3e-4;

    /// <summary>Course of the learning rate after its warm-up. Default <see cref="LearningRateShape.Constant"/>.</summary>
    public LearningRateShape Schedule { get; init; } = LearningRateShape.Constant;

    /// <summary>Steps of linear warm-up. Default 0.</summary>
    [Range(0, 1_000_000)]
    public int WarmupSteps { get; init; }

    /// <summary>AdamW's β₁. Default 0.9.</summary>
    [Range(0.0, 0.9999)]
    public double Beta1 { get; init; } = 0.9;

    /// <summary>AdamW's β₂. Default 0.95.</summary>
    [Range(0.0, 0.99999)]
    public double Beta2 { get; init; } = 0.95;

    /// <summary>AdamW's decoupled weight decay. Default 0.</summary>
    [Range(0.0, 1.0)]
    public double WeightDecay { get; init; }

    /// <summary>Largest gradient norm; 0 does not clip. Default 1.</summary>
    [Range(0.0, 1e6)]
    public double GradientClip { get; init; } = 1;

    /// <summary>Passes over a step's batch. Default 1.</summary>
    [Range(1, 100)]
    public int UpdateEpochs { get; init; } = 1;

    /// <summary>Parts the batch is cut into, an optimizer step each. Default 2.</summary>
    [Range(1, 4_096)]
    public int Minibatches { get; init; } = 2;

    /// <summary>Fewest parts that each minibatch is cut into; their gradients add up to the minibatch's own. On the CPU a large one is cut into more, each thread taking one at a time. Default 1.</summary>
    [Range(1, 4_096)]
    public int MicroBatches { get; init; } = 1;

    /// <summary>ε of the clipped probability ratio. Default 0.2.</summary>
    [Range(0.001, 1.0)]
    public double ClipRatio { get; init; } = 0.2;

    /// <summary>ε above 1, where it differs (DAPO's clip-higher, arXiv 2503.14476); 0 takes <see cref="ClipRatio"/>. Default 0.</summary>
    [Range(0.0, 10.0)]
    public double ClipRatioHigh { get; init; }

    /// <summary>ε above 1 that is meant: <see cref="ClipRatioHigh"/>, or <see cref="ClipRatio"/> where that is 0.</summary>
    public double HighClipRatio => ClipRatioHigh > 0 ? ClipRatioHigh : ClipRatio;

    /// <summary>How token losses become one number. Default <see cref="LossAggregation.TokenMean"/>.</summary>
    public LossAggregation LossAggregation { get; init; } = LossAggregation.TokenMean;

    /// <summary>Rounds of further sampling, each with as many prompts, that may replace groups whose rewards are all equal and so teach nothing (DAPO's dynamic sampling, arXiv 2503.14476); 0 keeps every group, and algorithms that compare no groups accept nothing else. Default 0.</summary>
    [Range(0, 100)]
    public int DynamicSamplingRounds { get; init; }

    /// <summary>PPO and REINFORCE++: whether advantages are shifted to mean 0 and scaled to variance 1 over the batch's valid tokens. Default true.</summary>
    public bool WhitenAdvantages { get; init; } = true;

    /// <summary>PPO and REINFORCE++: discount γ per token. Default 1.</summary>
    [Range(0.0, 1.0)]
    public double Gamma { get; init; } = 1;

    /// <summary>PPO: λ of generalized advantage estimation. Default 0.95.</summary>
    [Range(0.0, 1.0)]
    public double GaeLambda { get; init; } = 0.95;

    /// <summary>What only PPO has: the critic.</summary>
    public ValueOptions Value { get; init; } = new();

    /// <summary>What only GRPO has.</summary>
    public GrpoOptions Grpo { get; init; } = new();

    /// <summary>What only REINFORCE++ has.</summary>
    public ReinforcePlusPlusOptions ReinforcePlusPlus { get; init; } = new();

    /// <summary>What only expert iteration has.</summary>
    public ExpertIterationOptions ExpertIteration { get; init; } = new();

    /// <summary>The leash to the base.</summary>
    public KlOptions Kl { get; init; } = new();

    /// <summary>Stops an update that runs away.</summary>
    public GuardOptions Guard { get; init; } = new();

    /// <summary>Steps between two checkpoints. Default 10.</summary>
    [Range(1, 1_000_000)]
    [OutsideIdentity]
    public int CheckpointEvery { get; init; } = 10;

    /// <summary>Steps that all epochs have together, rounded.</summary>
    public int TotalSteps() => (int)Math.Round(Epochs * Prompts / PromptsPerStep);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => RlChecks.Find(this, validationContext.DisplayName);
}
