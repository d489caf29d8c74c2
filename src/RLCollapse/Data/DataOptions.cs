using System.ComponentModel.DataAnnotations;
using RLCollapse.Config;
using RLCollapse.Kernels;

namespace RLCollapse.Data;

/// <summary>Section <c>data</c>: problems, the formats their solutions are written in, and how these are mixed for pretraining.</summary>
public sealed record DataOptions : IValidatableObject
{
    /// <summary>Where problems come from. Default <see cref="ProblemDomain.Arithmetic"/>.</summary>
    public ProblemDomain Domain { get; init; } = ProblemDomain.Arithmetic;

    /// <summary>How many distinct problems there are on each side of the train/test split.</summary>
    public ProblemCounts Problems { get; init; } = new();

    /// <summary>How hard the generated problems are.</summary>
    public DifficultyOptions Difficulty { get; init; } = new();

    /// <summary>Formats that are tracked, in the order of plots and tables. Default: all five.</summary>
    [MinLength(1), KnownNames(typeof(OutputFormats), "format")]
    public IReadOnlyList<string> Formats { get; init; } = ["python", "llm-code", "prose", "latex", "terse"];

    /// <summary>Each format's part of the pretraining data.</summary>
    public MixtureOptions Mixture { get; init; } = new();

    /// <summary>Format name → probability [0, 1] that a training solution of it derives from one wrong operation. Default: none.</summary>
    [ValueRange(0, 1), KnownNames(typeof(OutputFormats), "format")]
    public IReadOnlyDictionary<string, double> Noise { get; init; } = new Dictionary<string, double>();

    /// <summary>Size of the pretraining set in tokens (prompt + response + end), independent of the weights. Default 1,000,000.</summary>
    [Range(1_000L, 10_000_000_000L)]
    public long TokenBudget { get; init; } = 1_000_000;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (section, values) in new[] { ("mixture.weights", Mixture.Weights), ("noise", Noise) })
        {
            foreach (var (name, _) in values.Where(pair => pair.Value > 0 && OutputFormats.Names.Contains(pair.Key) && !Formats.Contains(pair.Key)))
                yield return new($"'{name}' is not in data.formats; add it there, or take it out by data.{section}.{name}=null", [$"{section}.{name}", "formats"]);
        }

        if (Mixture.Weights.Count > 0 && Mixture.Weights.Values.All(weight => weight == 0))
            yield return new("every weight is 0, so there is nothing to train on; give one format a positive weight", ["mixture.weights"]);
    }
}

/// <summary>Kinds of problem.</summary>
public enum ProblemDomain
{
    /// <summary>Generated arithmetic word problems over a closed vocabulary.</summary>
    Arithmetic,
}

/// <summary>Sizes of the two disjoint sets of problems.</summary>
public sealed record ProblemCounts
{
    /// <summary>Training problems: pretraining text and RL prompts come from these. Default 20,000.</summary>
    [Range(1, 10_000_000)]
    public int Train { get; init; } = 20_000;

    /// <summary>Held-out problems: probes come from these. Default 1,000.</summary>
    [Range(1, 1_000_000)]
    public int Test { get; init; } = 1_000;
}

/// <summary>Arithmetic operations of a word problem.</summary>
public enum ArithmeticOperation
{
    /// <summary>a + b.</summary>
    Add,

    /// <summary>a − b, never below zero.</summary>
    Subtract,

    /// <summary>a × b with a small factor.</summary>
    Multiply,

    /// <summary>a ÷ b, always exact.</summary>
    Divide,
}

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
        if (MaxOperand > MaxValue) yield return new($"{MaxOperand} is above data.difficulty.maxValue = {MaxValue}", ["maxOperand", "maxValue"]);
    }
}

/// <summary>Section <c>data.mixture</c>: weights of the formats in the pretraining set.</summary>
public sealed record MixtureOptions
{
    /// <summary>What the weights count. Default <see cref="MixtureUnit.Tokens"/>: the budget in tokens stays the same whatever the weights.</summary>
    public MixtureUnit By { get; init; } = MixtureUnit.Tokens;

    /// <summary>Format name → weight ≥ 0; normalised to sum 1. A tracked format without a weight is a 0 % control. Default: equal weights.</summary>
    [ValueRange(0, 1e9), KnownNames(typeof(OutputFormats), "format")]
    public IReadOnlyDictionary<string, double> Weights { get; init; } = new Dictionary<string, double>();
}

/// <summary>Unit of the mixture's weights.</summary>
public enum MixtureUnit
{
    /// <summary>Share of the response tokens.</summary>
    Tokens,

    /// <summary>Share of the examples.</summary>
    Examples,
}
