using System.ComponentModel.DataAnnotations;
using RLCollapse.Config;
using RLCollapse.Objectives;

namespace RLCollapse.Rl;

/// <summary>Section <c>rl.kl</c>: penalty for leaving the base, as three independent choices beside its strength.</summary>
public sealed record KlOptions : IHasIdleOptions
{
    /// <summary>β: reward units a nat of token-level KL costs. The KL is tracked even at 0. Default 0.</summary>
    [Range(0.0, 1_000.0)]
    public double Coefficient { get; init; }

    /// <summary>How a token's KL is estimated. Default <see cref="KlEstimatorKind.K1"/>.</summary>
    public KlEstimatorKind Estimator { get; init; } = KlEstimatorKind.K1;

    /// <summary>Where the penalty enters. Default <see cref="KlPlacement.Reward"/>.</summary>
    public KlPlacement Placement { get; init; } = KlPlacement.Reward;

    /// <summary>How β moves. Default <see cref="KlControllerKind.Fixed"/>.</summary>
    public KlControllerKind Controller { get; init; } = KlControllerKind.Fixed;

    /// <summary>Adaptive controller: KL it steers to, in nats per sequence. Default 1.</summary>
    [Range(1e-6, 1e6)]
    public double TargetPerSequence { get; init; } = 1;

    /// <summary>Adaptive controller: largest relative change of β a step. Default 0.1.</summary>
    [Range(1e-6, 0.9)]
    public double AdaptationRate { get; init; } = 0.1;

    /// <inheritdoc/>
    public IEnumerable<string> IdleOptions => Controller == KlControllerKind.Adaptive ? [] : ["targetPerSequence", "adaptationRate"];
}

/// <summary>Where the KL penalty enters.</summary>
public enum KlPlacement
{
    /// <summary>Subtracted from each token's reward, a constant to the gradient.</summary>
    Reward,

    /// <summary>Added to the loss and differentiated.</summary>
    Loss,
}

/// <summary>Rules for β over time.</summary>
public enum KlControllerKind
{
    /// <summary>No penalty; the coefficient must be 0.</summary>
    None,

    /// <summary>β stays at the coefficient.</summary>
    Fixed,

    /// <summary>β follows the measured KL towards a target (arXiv 1909.08593).</summary>
    Adaptive,
}
