using System.ComponentModel.DataAnnotations;
using RLCollapse.Config;
using RLCollapse.Model;
using RLCollapse.Objectives;

namespace RLCollapse.Stages;

/// <summary>Section <c>pretraining</c>: AdamW on the mixture with warm-up and cosine decay, or weights from elsewhere.</summary>
public sealed record PretrainingOptions : IValidatableObject, IHasIdleOptions
{
    /// <summary>
    /// Folder of a Hugging Face Llama model whose weights are the base, in place of training; section <c>model</c> has to say the same as
    /// its <c>config.json</c>. Relative to where the program is started. Default: none.
    /// </summary>
    public string From { get; init; } = "";

    /// <summary>Optimizer steps. Default 2,000.</summary>
    [Range(1, 100_000_000)]
    public int Steps { get; init; } = 2_000;

    /// <summary>Examples a step. Default 64.</summary>
    [Range(1, 65_536)]
    public int BatchSize { get; init; } = 64;

    /// <summary>Peak learning rate. Default 2e-3.</summary>
    [Range(0.0, 1.0)]
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>Shape after the warm-up. Default <see cref="LearningRateShape.Cosine"/>.</summary>
    public LearningRateShape Schedule { get; init; } = LearningRateShape.Cosine;

    /// <summary>Where the cosine ends, as a fraction of the peak. Default 0.1.</summary>
    [Range(0.0, 1.0)]
    public double FinalLearningRateFraction { get; init; } = 0.1;

    /// <summary>Steps of linear warm-up. Default 50.</summary>
    [Range(0, 10_000_000)]
    public int WarmupSteps { get; init; } = 50;

    /// <summary>AdamW's decoupled weight decay, on matrices only. Default 0.1.</summary>
    [Range(0.0, 1.0)]
    public double WeightDecay { get; init; } = 0.1;

    /// <summary>AdamW's β₁. Default 0.9.</summary>
    [Range(0.0, 0.9999)]
    public double Beta1 { get; init; } = 0.9;

    /// <summary>AdamW's β₂. Default 0.95.</summary>
    [Range(0.0, 0.99999)]
    public double Beta2 { get; init; } = 0.95;

    /// <summary>Largest gradient norm; 0 does not clip. Default 1.</summary>
    [Range(0.0, 1e6)]
    public double GradientClip { get; init; } = 1;

    /// <summary>Tokens that carry loss. Default <see cref="LossTokens.Response"/>.</summary>
    public LossTokens LossOn { get; init; } = LossTokens.Response;

    /// <summary>Steps between two measurements of the held-out loss per format. Default 250.</summary>
    [Range(1, 10_000_000)]
    public int ProbeEvery { get; init; } = 250;

    /// <summary>Steps between two checkpoints. Default 250.</summary>
    [Range(1, 10_000_000)]
    [OutsideIdentity]
    public int CheckpointEvery { get; init; } = 250;

    /// <summary>Whether the base comes from elsewhere.</summary>
    internal bool IsGiven => From.Length > 0;

    /// <summary>Of a base from elsewhere, what no stage reads: supervised ones behind it take over the others.</summary>
    public IEnumerable<string> IdleOptions => IsGiven
        ? ["steps", "learningRate", "schedule", "finalLearningRateFraction", "warmupSteps", "probeEvery"]
        : [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsGiven && WarmupSteps > Steps)
            yield return new($"{WarmupSteps} is above {validationContext.DisplayName}.steps = {Steps}", ["warmupSteps", "steps"]);
    }
}
