using System.ComponentModel.DataAnnotations;
using RLCollapse.Model;

namespace RLCollapse.Rl;

/// <summary>Section <c>rl.optimizer</c>: AdamW on the policy, and how a step's batch is cut into its steps.</summary>
public sealed record UpdateOptions
{
    /// <summary>Peak learning rate of the policy. Default 3e-4.</summary>
    [Range(0.0, 1.0)]
    public double LearningRate { get; init; } = 3e-4;

    /// <summary>Shape of the learning rate after its warm-up. Default <see cref="LearningRateShape.Constant"/>.</summary>
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

    /// <summary>
    /// Fewest parts that each minibatch is cut into; their gradients add up to the minibatch's own. On the CPU a large one is cut into
    /// more, each thread taking one at a time. Default 1.
    /// </summary>
    [Range(1, 4_096)]
    public int MicroBatches { get; init; } = 1;
}
