using RLCollapse.Common;

namespace RLCollapse.Analysis.Results;

/// <summary>Masses of a policy's answers in a run's <c>answers.json</c>.</summary>
/// <param name="Step">Steps done behind the base.</param>
/// <param name="Stage">Section of the stage that was probed.</param>
/// <param name="Masses">Element [question][answer], 0 to 1; what is missing from 1 names no answer.</param>
public sealed record RecordedMasses(int Step, string Stage, IReadOnlyList<IReadOnlyList<double>> Masses)
{
    /// <summary>Reads those of one probe.</summary>
    /// <param name="probe">The part of the file.</param>
    /// <param name="questions">How many questions there are.</param>
    /// <param name="answers">How many answers there are.</param>
    internal static RecordedMasses Of(RecordedPart probe, int questions, int answers)
    {
        var masses = probe["masses"];
        return new(probe["step"].Whole, probe["stage"].Text, masses.Items.Count == questions
            ? [.. masses.Items.Select(row => Probabilities(row, answers))]
            : throw masses.Wrong($"a list of {questions}, one for each question"));
    }

    /// <summary>Numbers from 0 to 1, one for each answer; what a forward pass's rounding has put above 1 is 1.</summary>
    internal static double[] Probabilities(RecordedPart list, int answers) => list.Items.Count == answers
        ? [.. list.Items.Select(Probability)]
        : throw list.Wrong($"a list of {answers}, one for each answer");

    private static double Probability(RecordedPart item) =>
        item.Number is >= 0 and <= 1.001 and var value ? Math.Min(value, 1) : throw item.Wrong("a probability");
}
