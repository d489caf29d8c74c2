using System.ComponentModel.DataAnnotations;
using RLCollapse.Config;
using RLCollapse.Data.Tasks.Arithmetic;
using RLCollapse.Data.Tasks.Names;

namespace RLCollapse.Data;

/// <summary>Section <c>data</c>: problems, the formats their solutions are written in, and how these are mixed for pretraining.</summary>
public sealed record DataOptions : IValidatableObject, IHasIdleOptions
{
    /// <summary>Where problems come from. Default <see cref="ProblemDomain.Arithmetic"/>.</summary>
    public ProblemDomain Domain { get; init; } = ProblemDomain.Arithmetic;

    /// <summary>How many distinct problems there are on each side of the train/test split.</summary>
    public ProblemCounts Problems { get; init; } = new();

    /// <summary>How hard the generated problems are, in domain <c>arithmetic</c>.</summary>
    public DifficultyOptions Difficulty { get; init; } = new();

    /// <summary>The world of names, in domain <c>names</c>.</summary>
    public NamesOptions Names { get; init; } = new();

    /// <summary>Formats that are tracked, in the order of plots and tables. Default: all of the domain.</summary>
    [MinLength(1), KnownNames(typeof(OutputFormats), "format")]
    public IReadOnlyList<string> Formats { get => field ?? OutputFormats.NamesOf(Domain); init; }

    /// <summary>Each format's part of the pretraining data.</summary>
    public MixtureOptions Mixture { get; init; } = new();

    /// <summary>
    /// Format name → probability [0, 1] that a training solution of it is wrong: derives from one wrong operation, or names what does not
    /// fit. Default: none.
    /// </summary>
    [ValueRange(0, 1), KnownNames(typeof(OutputFormats), "format")]
    public IReadOnlyDictionary<string, double> Noise { get; init; } = new Dictionary<string, double>();

    /// <summary>Size of the pretraining set in tokens (prompt + response + end), independent of the weights. Default 1,000,000.</summary>
    [Range(1_000L, 10_000_000_000L)]
    public long TokenBudget { get; init; } = 1_000_000;

    /// <summary>Options of a domain that is not <see cref="Domain"/>.</summary>
    public IEnumerable<string> IdleOptions =>
    [
        .. Domain == ProblemDomain.Arithmetic ? [] : (string[])["difficulty"],
        .. Domain == ProblemDomain.Names ? [] : (string[])["names"],
    ];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var format in Formats.Select(OutputFormats.All.Find).Where(format => format is not null && format.Domain != Domain))
            yield return new(OutputFormats.OfAnotherTask(format!, Domain), ["formats", "domain"]);
        foreach (var (section, values) in new[] { ("mixture.weights", Mixture.Weights), ("noise", Noise) })
        {
            foreach (var (name, _) in values.Where(pair =>
                pair.Value > 0 && OutputFormats.All.Names.Contains(pair.Key) && !Formats.Contains(pair.Key)))
                yield return new($"'{name}' is not in data.formats; add it there, or take it out by data.{section}.{name}=null",
                    [$"{section}.{name}", "formats"]);
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

    /// <summary>Questions with many right answers about a world of invented things.</summary>
    Names,

    /// <summary>Equations that many programs of one or two steps hold.</summary>
    Programs,

    /// <summary>Short tales, which differ in their words.</summary>
    Tales,
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

/// <summary>Section <c>data.mixture</c>: weights of the formats in the pretraining set.</summary>
public sealed record MixtureOptions
{
    /// <summary>
    /// What the weights count. Default <see cref="MixtureUnit.Tokens"/>: the budget in tokens stays the same whatever the weights.
    /// </summary>
    public MixtureUnit By { get; init; } = MixtureUnit.Tokens;

    /// <summary>
    /// Format name → weight ≥ 0; normalized to sum 1. A tracked format without a weight is a 0 % control. Default: equal weights.
    /// </summary>
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
