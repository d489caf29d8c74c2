using RLCollapse.Common;
using RLCollapse.Statistics;

namespace RLCollapse.Analysis.Results;

/// <summary>A question of a run's <c>answers.json</c>, and what is known of it.</summary>
/// <param name="Prompt">What the policy was given.</param>
/// <param name="Fits">Of each answer, whether it is right.</param>
/// <param name="Law">Probability of each answer in the world that the corpus tells of; 0 of those that do not fit.</param>
public sealed record RecordedQuestion(string Prompt, IReadOnlyList<bool> Fits, IReadOnlyList<double> Law)
{
    /// <summary>The answers that fit, the commonest in the world first.</summary>
    public IReadOnlyList<int> Ranked { get; } =
        [.. Enumerable.Range(0, Fits.Count).Where(answer => Fits[answer]).OrderByDescending(answer => Law[answer])];

    /// <summary>Entropy (nats) of the answers that fit, among each other; 0 where they have no mass.</summary>
    /// <param name="masses">Of every answer.</param>
    public double Entropy(IReadOnlyList<double> masses)
    {
        var sum = Ranked.Sum(answer => masses[answer]);
        return sum > 0 ? Diversity.Entropy(Ranked.Select(answer => masses[answer] / sum)) : 0;
    }

    /// <summary>Mass of answers that do not fit and of responses that name none.</summary>
    /// <param name="masses">Of every answer.</param>
    public double Rest(IReadOnlyList<double> masses) => Math.Max(0, 1 - Ranked.Sum(answer => masses[answer]));

    /// <summary>Reads one.</summary>
    /// <param name="question">The part of the file.</param>
    /// <param name="answers">How many answers there are.</param>
    internal static RecordedQuestion Of(RecordedPart question, int answers)
    {
        var fits = question["fits"];
        return new(question["prompt"].Text,
            fits.Items.Count == answers
                ? [.. fits.Items.Select(fit => fit.IsTrue)]
                : throw fits.Wrong($"a list of {answers}, one for each answer"),
            RecordedMasses.Probabilities(question["law"], answers));
    }
}
