using RLCollapse.Common;

namespace RLCollapse.Analysis.Results;

/// <summary>A question of a run's <c>answers.json</c>, and what is known of it.</summary>
/// <param name="Prompt">What the policy was given.</param>
/// <param name="Fits">Of each answer, whether it is right.</param>
/// <param name="Law">Probability of each answer in the world that the corpus tells of; 0 of those that do not fit.</param>
public sealed record RecordedQuestion(string Prompt, IReadOnlyList<bool> Fits, IReadOnlyList<double> Law)
{
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
