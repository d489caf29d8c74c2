using RLCollapse.Data;

namespace RLCollapse.Evaluation;

/// <summary>An open question and how a policy's mass lies over its answers.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Masses">Mass above 0 of each answer; what is missing from 1 names none.</param>
public sealed record OpenPrompt(IOpenQuestion Question, double[] Masses)
{
    /// <summary>Mass of the answers that fit.</summary>
    public double ValidMass => Masses.Where((_, answer) => Question.Accepts(answer)).Sum();

    /// <summary>Probability of each answer among those that fit; 0 of the others.</summary>
    public double[] Valid
    {
        get
        {
            var sum = ValidMass;
            return [.. Masses.Select((mass, answer) => Question.Accepts(answer) ? mass / sum : 0)];
        }
    }

    /// <summary>All masses and, at the end, that of responses that name none; sum 1.</summary>
    public double[] Whole => [.. Masses, Math.Max(0, 1 - Masses.Sum())];

    /// <summary>The probed questions, in turn.</summary>
    public static IReadOnlyList<OpenPrompt> Of(Dataset data, AnswerMasses masses) => Of(data.Test, masses);

    /// <summary>Other questions, in turn.</summary>
    public static IReadOnlyList<OpenPrompt> Of(IReadOnlyList<Problem> problems, AnswerMasses masses) =>
        [.. masses.Answers.Select((answers, prompt) => new OpenPrompt((IOpenQuestion)problems[prompt], answers))];
}
