using System.Collections.ObjectModel;
using System.ComponentModel.DataAnnotations;
using RLCollapse.Config;

namespace RLCollapse.Data;

/// <summary>
/// Section <c>set</c> of a stage of kind <c>supervised</c>: examples of its own, made from the training problems, in place of the
/// pretraining set.
/// </summary>
public sealed record ExampleSetOptions
{
    /// <summary>Examples in the set; 0 takes the pretraining set as it is. Default 0.</summary>
    [Range(0, 10_000_000)]
    public int Examples { get; init; }

    /// <summary>
    /// Format name → weight ≥ 0, in the unit of <c>data.mixture.by</c>; normalized to sum 1. Default: those of <c>data.mixture.weights</c>.
    /// </summary>
    [ValueRange(0, 1e9), KnownNames(typeof(OutputFormats), "format", IsOpen = true)]
    public IReadOnlyDictionary<string, double> Weights { get; init; } = ReadOnlyDictionary<string, double>.Empty;

    /// <summary>
    /// Where a question has many right answers (<c>data.domain</c> = names): how many of them the set knows, the commonest ones; 0 for all.
    /// Default 0.
    /// </summary>
    [Range(0, 1_000_000)]
    public int AnswersPerQuestion { get; init; }

    /// <summary>Format name → probability [0, 1] that a solution of it is wrong. Default: none, whatever <c>data.noise</c> says.</summary>
    [ValueRange(0, 1), KnownNames(typeof(OutputFormats), "format", IsOpen = true)]
    public IReadOnlyDictionary<string, double> Noise { get; init; } = ReadOnlyDictionary<string, double>.Empty;

    /// <summary>The run's data with the set's mixture and noise.</summary>
    internal DataOptions Mixed(DataOptions data) => data with
    {
        Mixture = Weights.Count == 0 ? data.Mixture : data.Mixture with { Weights = Weights },
        Noise = Noise,
    };

    /// <summary>What cannot be in a set of these data.</summary>
    /// <param name="data">Section <c>data</c>.</param>
    /// <param name="path">Of the set, for messages.</param>
    internal IEnumerable<ValidationResult> Contradictions(DataOptions data, string path)
    {
        if (Examples == 0 && (AnswersPerQuestion > 0 || Weights.Count > 0 || Noise.Count > 0))
            yield return new("0 takes the pretraining set as it is, so that nothing else of the set would be read; "
                + "give a number of examples, or take the others out", [$"{path}.examples"]);
        if (AnswersPerQuestion > 0 && data.Domain != ProblemDomain.Names)
            yield return new("only questions of data.domain = names know which of their right answers are the commonest; take this out, or "
                + "make the set narrow by its weights",
                [$"{path}.answersPerQuestion", "data.domain"]);
        if (Weights.Count > 0 && Weights.Values.All(weight => weight == 0))
            yield return new("every weight is 0, so there is nothing to train on; give one format a positive weight", [$"{path}.weights"]);
        foreach (var (section, values) in new[] { ("weights", Weights), ("noise", Noise) })
        {
            foreach (var (name, value) in values.Where(pair => !data.Formats.Contains(pair.Key)))
            {
                if (!data.Known.Contains(name)) yield return new(OutputFormats.Unknown(name, data.Known), [$"{path}.{section}.{name}"]);
                else if (value > 0)
                    yield return new($"'{name}' is not in data.formats; add it there, or take it out",
                        [$"{path}.{section}.{name}", "data.formats"]);
            }
        }
    }
}
