using RLCollapse.Data;

namespace RLCollapse.Evaluation;

/// <summary>Exact masses of answers to training questions.</summary>
/// <param name="Problems">What is asked.</param>
/// <param name="Policy">Of the policy.</param>
/// <param name="Base">Of the frozen base.</param>
public sealed record TrainedAnswers(IReadOnlyList<Problem> Problems, AnswerMasses Policy, AnswerMasses Base);
