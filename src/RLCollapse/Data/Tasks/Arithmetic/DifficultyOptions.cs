using System.ComponentModel.DataAnnotations;

namespace RLCollapse.Data.Tasks.Arithmetic;

/// <summary>Section <c>data.difficulty</c>: the generator's ranges.</summary>
public sealed record DifficultyOptions : IValidatableObject
{
    /// <summary>Fewest operations in a problem. Default 2.</summary>
    [Range(1, 6)]
    public int MinSteps { get; init; } = 2;

    /// <summary>Most operations in a problem. Default 3.</summary>
    [Range(1, 6)]
    public int MaxSteps { get; init; } = 3;

    /// <summary>Operations that occur. Default: all four.</summary>
    [MinLength(1)]
    public IReadOnlyList<ArithmeticOperation> Operations { get; init; } =
        [ArithmeticOperation.Add, ArithmeticOperation.Subtract, ArithmeticOperation.Multiply, ArithmeticOperation.Divide];

    /// <summary>Largest starting amount and largest operand of + and −. Default 20.</summary>
    [Range(2, 1_000)]
    public int MaxOperand { get; init; } = 20;

    /// <summary>Largest factor of × and largest divisor. Default 3.</summary>
    [Range(2, 20)]
    public int MaxFactor { get; init; } = 3;

    /// <summary>No value on the way to the answer exceeds this. Default 99.</summary>
    [Range(9, 100_000)]
    public int MaxValue { get; init; } = 99;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MinSteps > MaxSteps) yield return new($"{MinSteps} is above data.difficulty.maxSteps = {MaxSteps}", ["minSteps", "maxSteps"]);
        if (MaxOperand > MaxValue)
            yield return new($"{MaxOperand} is above data.difficulty.maxValue = {MaxValue}", ["maxOperand", "maxValue"]);
    }
}
