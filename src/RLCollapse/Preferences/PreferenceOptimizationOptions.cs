using System.ComponentModel.DataAnnotations;
using RLCollapse.Config;
using RLCollapse.Objectives;

namespace RLCollapse.Preferences;

/// <summary>
/// A stage of kind <c>preference-optimisation</c>: raters compare responses that the policy gives at the stage's start, and the policy
/// learns what they prefer without a reward model. Its reference is the policy at the stage's start; responses are sampled as section
/// <c>rl</c> says.
/// </summary>
public sealed record PreferenceOptimizationOptions : IValidatableObject
{
    /// <summary>Loss of a pair. Default dpo.</summary>
    [KnownNames(typeof(PreferenceLosses), "loss of pairs")]
    public string Loss { get; init; } = Dpo.Loss.Name;

    /// <summary>β: how close the policy stays to the reference, as a KL penalty's coefficient does. Default 0.1.</summary>
    [Range(1e-6, 1e6)]
    public double Beta { get; init; } = 0.1;

    /// <summary>Pairs that raters compare. Default 6,000.</summary>
    [Range(1, 10_000_000)]
    public int Pairs { get; init; } = 6_000;

    /// <summary>Optimizer steps. Default 200.</summary>
    [Range(1, 10_000_000)]
    public int Steps { get; init; } = 200;

    /// <summary>Pairs a step. Default 64.</summary>
    [Range(1, 65_536)]
    public int BatchSize { get; init; } = 64;

    /// <summary>Learning rate of the first step; it falls linearly to 0. Default 3e-4.</summary>
    [Range(0.0, 1.0)]
    public double LearningRate { get; init; } = 3e-4;

    /// <summary>Largest gradient norm; 0 does not clip. Default 1.</summary>
    [Range(0.0, 1e6)]
    public double GradientClip { get; init; } = 1;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BatchSize > Pairs)
            yield return new($"{BatchSize} is above {validationContext.DisplayName}.pairs = {Pairs}", ["batchSize", "pairs"]);
        if (LearningRate == 0)
            yield return new($"0 learns nothing in {Steps} steps; take a rate above 0, or take the stage out", ["learningRate", "steps"]);
    }
}
