using System.ComponentModel.DataAnnotations;
using RLCollapse.Config;

namespace RLCollapse.Preferences;

/// <summary>
/// A stage of kind <c>reward-model</c>: raters compare responses of the base, and a copy of the base learns to say what they prefer. It
/// stands behind <c>pretraining</c>; runs that agree on all that decides it share it. The policy stays as it is.
/// </summary>
public sealed record RewardModelOptions : IValidatableObject, IHasIdleOptions
{
    /// <summary>
    /// Whose choices it learns from: those of all (<c>pooled</c>), or each group's by a decoder of its own, the groups being those of
    /// <c>raters.groups</c> (<c>known</c>) or found by what people choose (<c>em</c>). Its score is then the mean over the groups. Default
    /// pooled.
    /// </summary>
    public RaterAssignment Assign { get; init; } = RaterAssignment.Pooled;

    /// <summary>Groups that <c>em</c> looks for. Default 2.</summary>
    [Range(2, 8)]
    public int Groups { get; init; } = 2;

    /// <summary>Pairs that raters compare. Default 12,000.</summary>
    [Range(2, 10_000_000)]
    public int Pairs { get; init; } = 12_000;

    /// <summary>Optimizer steps. Default 500.</summary>
    [Range(1, 10_000_000)]
    public int Steps { get; init; } = 500;

    /// <summary>Pairs a step. Default 64.</summary>
    [Range(1, 65_536)]
    public int BatchSize { get; init; } = 64;

    /// <summary>Learning rate of the decoder. Default 3e-4.</summary>
    [Range(0.0, 1.0)]
    public double LearningRate { get; init; } = 3e-4;

    /// <summary>Learning rate of the head. Default 1e-2.</summary>
    [Range(0.0, 1.0)]
    public double HeadLearningRate { get; init; } = 1e-2;

    /// <summary>AdamW's decoupled weight decay, on matrices only. Default 0.01.</summary>
    [Range(0.0, 1.0)]
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>Largest gradient norm; 0 does not clip. Default 1.</summary>
    [Range(0.0, 1e6)]
    public double GradientClip { get; init; } = 1;

    /// <inheritdoc/>
    public IEnumerable<string> IdleOptions => Assign == RaterAssignment.Em ? [] : ["groups"];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BatchSize > Pairs)
            yield return new($"{BatchSize} is above {validationContext.DisplayName}.pairs = {Pairs}", ["batchSize", "pairs"]);
    }
}
