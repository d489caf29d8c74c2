using System.ComponentModel.DataAnnotations;

namespace RLCollapse.Stages;

/// <summary>
/// Section <c>recovery</c>: after RL, supervised training on the pretraining mixture again, with a new optimiser at a constant
/// rate. Batch size, weight decay, clipping and loss are those of <c>pretraining</c>, the number and spacing of probes that of <c>tracking</c>.
/// </summary>
public sealed record RecoveryOptions
{
    /// <summary>Optimiser steps; 0 ends the run with RL. Default 0.</summary>
    [Range(0, 100_000_000)]
    public int Steps { get; init; }

    /// <summary>Learning rate. Default 2e-4: where a pretraining with the defaults has ended.</summary>
    [Range(0.0, 1.0)]
    public double LearningRate { get; init; } = 2e-4;

    /// <summary>Steps of linear warm-up. Default 0.</summary>
    [Range(0, 10_000_000)]
    public int WarmupSteps { get; init; }
}
