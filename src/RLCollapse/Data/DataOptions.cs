using System.ComponentModel.DataAnnotations;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Data.Files;
using RLCollapse.Data.Tasks.Arithmetic;
using RLCollapse.Data.Tasks.Files.Formats;
using RLCollapse.Data.Tasks.Names;
using RLCollapse.Data.Tokenizers;

namespace RLCollapse.Data;

/// <summary>Section <c>data</c>: problems, the formats their solutions are written in, and how these are mixed for pretraining.</summary>
public sealed record DataOptions : IValidatableObject, IHasIdleOptions
{
    /// <summary>Where problems come from. Default <see cref="ProblemDomain.Arithmetic"/>.</summary>
    public ProblemDomain Domain { get; init; } = ProblemDomain.Arithmetic;

    /// <summary>How many distinct problems there are on each side of the train/test split; at most so many of those in files.</summary>
    public ProblemCounts Problems { get; init; } = new();

    /// <summary>How hard the generated problems are, in domain <c>arithmetic</c>.</summary>
    public DifficultyOptions Difficulty { get; init; } = new();

    /// <summary>The world of names, in domain <c>names</c>.</summary>
    public NamesOptions Names { get; init; } = new();

    /// <summary>Files of problems and texts, in domains <c>jsonl</c> and <c>gsm8k</c>.</summary>
    public DataFilesOptions Files { get; init; } = new();

    /// <summary>What a token is, in domains that are read from files.</summary>
    public TokenizerOptions Tokenizer { get; init; } = new();

    /// <summary>
    /// Formats of one's own, in domain <c>jsonl</c>: name → how the answer is read from a response, as <c>after: ####</c>, <c>boxed</c>,
    /// <c>last-number</c>, <c>execute: python</c>, <c>pattern: is ([0-9]+)</c> or <c>whole</c>. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Reads { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Name of a format of one's own → what every response in it begins with, so that its mass is exact. A format without one is whatever
    /// begins with no other's. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Begins { get; init; } = new Dictionary<string, string>();

    /// <summary>Formats that are tracked, in the order of plots and tables. Default: all of the domain.</summary>
    [MinLength(1), KnownNames(typeof(OutputFormats), "format", IsOpen = true)]
    public IReadOnlyList<string> Formats { get => field ?? (Reads.Count > 0 ? [.. Reads.Keys] : OutputFormats.NamesOf(Domain)); init; }

    /// <summary>Each format's part of the pretraining data.</summary>
    public MixtureOptions Mixture { get; init; } = new();

    /// <summary>
    /// Format name → probability [0, 1] that a training solution of it is wrong: derives from one wrong operation, names what does not fit,
    /// or is another problem's. Default: none.
    /// </summary>
    [ValueRange(0, 1), KnownNames(typeof(OutputFormats), "format", IsOpen = true)]
    public IReadOnlyDictionary<string, double> Noise { get; init; } = new Dictionary<string, double>();

    /// <summary>Size of the pretraining set in tokens (prompt + response + end), independent of the weights. Default 1,000,000.</summary>
    [Range(1_000L, 10_000_000_000L)]
    public long TokenBudget { get; init; } = 1_000_000;

    /// <summary>Options of a domain that is not <see cref="Domain"/>.</summary>
    public IEnumerable<string> IdleOptions =>
    [
        .. Domain == ProblemDomain.Arithmetic ? [] : (string[])["difficulty"],
        .. Domain == ProblemDomain.Names ? [] : (string[])["names"],
        .. IsFromFiles ? [] : (string[])["files"],
    ];

    /// <summary>Whether problems are read from files.</summary>
    public bool IsFromFiles => Domain is ProblemDomain.Jsonl or ProblemDomain.Gsm8k;

    /// <summary>Hash of what is in the files; empty where there are none.</summary>
    /// <exception cref="UserErrorException">One is not there.</exception>
    internal string ContentHash => !IsFromFiles ? TokenizerHash : $"{TrainHash} {TestHash} {TokenizerHash}";

    /// <summary>Hash of what is in the training files.</summary>
    internal string TrainHash => Hash(Files.Train, "data.files.train");

    /// <summary>Hash of what is in the held-out files.</summary>
    internal string TestHash => Hash(Files.Test, "data.files.test");

    /// <summary>Hash of what is in the tokenizer's files; empty where it has none.</summary>
    internal string TokenizerHash =>
        Tokenizer.Kind == TokenizerKind.File ? Hash(Tokenizer.Files, "data.tokenizer.file") : "";

    private static string Hash(IReadOnlyList<string> patterns, string key) => DataFiles.HashOf(DataFiles.Named(patterns, key));

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var found = Domain == ProblemDomain.Jsonl ? OwnFormats.Contradictions(this) : OfBuiltInFormats();
        foreach (var problem in found.Concat(IsFromFiles ? OfFiles() : [])) yield return problem;
        foreach (var (section, values) in new[] { ("mixture.weights", Mixture.Weights), ("noise", Noise) })
        {
            foreach (var (name, value) in values.Where(pair => !Formats.Contains(pair.Key)))
            {
                if (!Known.Contains(name)) yield return new(OutputFormats.Unknown(name, Known), [$"{section}.{name}"]);
                else if (value > 0)
                    yield return new($"'{name}' is not in data.formats; add it there, or take it out by data.{section}.{name}=null",
                        [$"{section}.{name}", "formats"]);
            }
        }

        if (Mixture.Weights.Count > 0 && Mixture.Weights.Values.All(weight => weight == 0))
            yield return new("every weight is 0, so there is nothing to train on; give one format a positive weight", ["mixture.weights"]);
    }

    /// <summary>Names that a format can have here.</summary>
    internal IReadOnlyList<string> Known => Domain == ProblemDomain.Jsonl ? [.. Reads.Keys] : OutputFormats.All.Names;

    private IEnumerable<ValidationResult> OfBuiltInFormats()
    {
        foreach (var name in Formats.Where(name => OutputFormats.All.Find(name) is null))
            yield return new(OutputFormats.Unknown(name, Known), ["formats"]);
        foreach (var format in Formats.Select(OutputFormats.All.Find).Where(format => format is not null && format.Domain != Domain))
            yield return new(OutputFormats.OfAnotherTask(format!, Domain), ["formats", "domain"]);
        foreach (var (key, values) in new[] { ("reads", Reads), ("begins", Begins) })
        {
            if (values.Count > 0)
                yield return new($"formats are defined in domain jsonl; {EnumNames.Of(Domain)} has its own", [key, "domain"]);
        }
    }

    private IEnumerable<ValidationResult> OfFiles()
    {
        if (Files.Train.Count == 0) yield return new($"domain {EnumNames.Of(Domain)} is read from files; name some", ["files.train"]);
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

    /// <summary>Prompts, texts and answers of one's own, read from files, in formats that the config defines.</summary>
    Jsonl,

    /// <summary>GSM8K's word problems, read from its files.</summary>
    Gsm8k,
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
    [ValueRange(0, 1e9), KnownNames(typeof(OutputFormats), "format", IsOpen = true)]
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
