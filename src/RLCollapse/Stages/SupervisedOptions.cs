using System.ComponentModel.DataAnnotations;
using RLCollapse.Data;

namespace RLCollapse.Stages;

/// <summary>
/// A stage of kind <c>supervised</c>: supervised training behind the base with a new optimizer at a constant rate, on a set of its own or,
/// as after RL, on the pretraining mixture again. Batch size, weight decay, clipping and loss are those of <c>pretraining</c>, the number
/// and spacing of probes that of <c>tracking</c>.
/// </summary>
public sealed record SupervisedOptions : IValidatableObject
{
    /// <summary>Optimizer steps. Default 200.</summary>
    [Range(1, 100_000_000)]
    public int Steps { get; init; } = 200;

    /// <summary>Learning rate. Default 2e-4: where a pretraining with the defaults has ended.</summary>
    [Range(0.0, 1.0)]
    public double LearningRate { get; init; } = 2e-4;

    /// <summary>Steps of linear warm-up. Default 0.</summary>
    [Range(0, 10_000_000)]
    public int WarmupSteps { get; init; }

    /// <summary>Examples of its own, in place of the pretraining set.</summary>
    public ExampleSetOptions Set { get; init; } = new();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (WarmupSteps > Steps)
            yield return new($"{WarmupSteps} is above {validationContext.DisplayName}.steps = {Steps}", ["warmupSteps", "steps"]);
        if (LearningRate == 0)
            yield return new($"0 learns nothing in {Steps} steps; take a rate above 0, or take the stage out", ["learningRate", "steps"]);
    }
}
