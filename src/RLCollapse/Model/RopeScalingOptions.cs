using System.ComponentModel.DataAnnotations;

namespace RLCollapse.Model;

/// <summary>Section <c>model.ropeScaling</c>: how the frequencies of rotary positions are lowered.</summary>
public sealed record RopeScalingOptions : IValidatableObject
{
    /// <summary>The rule. Default <see cref="RopeScalingKind.None"/>.</summary>
    public RopeScalingKind Kind { get; init; } = RopeScalingKind.None;

    /// <summary>What low frequencies are divided by. Default 1.</summary>
    [Range(1.0, 1e6)]
    public double Factor { get; init; } = 1;

    /// <summary>
    /// Of <c>llama3</c>: frequencies that turn fewer times in <see cref="OriginalContextLength"/> are divided by the whole factor.
    /// Default 1.
    /// </summary>
    [Range(1e-3, 1e6)]
    public double LowFrequencyFactor { get; init; } = 1;

    /// <summary>
    /// Of <c>llama3</c>: frequencies that turn more times in <see cref="OriginalContextLength"/> stay; those between are divided by
    /// something between. Default 4.
    /// </summary>
    [Range(1e-3, 1e6)]
    public double HighFrequencyFactor { get; init; } = 4;

    /// <summary>Of <c>llama3</c>: context of the first training, in tokens. Default 8,192.</summary>
    [Range(1, 100_000_000)]
    public int OriginalContextLength { get; init; } = 8_192;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var section = validationContext.DisplayName;
        if (Kind == RopeScalingKind.None && Factor != 1)
            yield return new($"{section}.kind = none takes no factor; say linear or llama3, or take 1", ["kind", "factor"]);
        if (Kind == RopeScalingKind.Llama3 && HighFrequencyFactor <= LowFrequencyFactor)
            yield return new($"{HighFrequencyFactor} is not above {section}.lowFrequencyFactor = {LowFrequencyFactor}",
                ["highFrequencyFactor", "lowFrequencyFactor"]);
    }
}

/// <summary>A rule by which frequencies of rotary positions are lowered.</summary>
public enum RopeScalingKind
{
    /// <summary>They stay.</summary>
    None,

    /// <summary>All are divided by the factor: position interpolation (Chen et al. 2023, arXiv 2306.15595).</summary>
    Linear,

    /// <summary>Low ones are divided by the factor, high ones stay, as Llama 3.1 has it (arXiv 2407.21783).</summary>
    Llama3,
}
