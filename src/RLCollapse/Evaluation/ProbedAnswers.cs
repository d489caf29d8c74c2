namespace RLCollapse.Evaluation;

/// <summary>Masses of a policy's answers to the probed questions, and when it stood so.</summary>
/// <param name="Step">Steps done behind the base.</param>
/// <param name="Stage">Section of the stage that was probed.</param>
/// <param name="Masses">The masses.</param>
public sealed record ProbedAnswers(int Step, string Stage, AnswerMasses Masses);
