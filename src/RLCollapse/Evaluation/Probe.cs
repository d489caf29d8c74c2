using RLCollapse.Data;
using RLCollapse.Grading;
using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Sampling;

namespace RLCollapse.Evaluation;

/// <summary>What one probe has seen of a policy, for metrics to measure.</summary>
/// <param name="Step">Steps done behind the base.</param>
/// <param name="IsFirst">Whether the probed stage has taken no step yet.</param>
/// <param name="Settings">How it was sampled.</param>
/// <param name="Data">Formats and held-out problems.</param>
/// <param name="Policy">Probed.</param>
/// <param name="Reference">The frozen base.</param>
/// <param name="Reward">What responses earn.</param>
/// <param name="Prompts">Ids of each prompt.</param>
/// <param name="Masses">Exact mass of each format, by its opener.</param>
/// <param name="Responses">Samples, a prompt's together, as many for each.</param>
/// <param name="Outcomes">Of the samples.</param>
/// <param name="Opened">Of each format: accuracy and mean length of responses that are made to begin with its opener.</param>
/// <param name="Collapse">The first collapse so far, this probe included.</param>
public sealed record Probe(
    int Step, bool IsFirst, ProbeSettings Settings, Dataset Data, ILanguageModel Policy, ILanguageModel Reference, RewardFunction Reward,
    IReadOnlyList<int[]> Prompts, double[] Masses, IReadOnlyList<Response> Responses, IReadOnlyList<Outcome> Outcomes,
    IReadOnlyList<(double Accuracy, double Length)> Opened, CollapseDetector Collapse)
{
    /// <summary>Masses and <see cref="Opened"/> of the frozen base, measured alike.</summary>
    public required Lazy<(double[] Masses, IReadOnlyList<(double Accuracy, double Length)> Opened)> Base { get; init; }

    /// <summary>Exact masses of the policy's answers, where those are few enough to enumerate.</summary>
    public AnswerMasses? Answers { get; init; }

    /// <summary>Those of the frozen base.</summary>
    public Lazy<AnswerMasses?> BaseAnswers { get; init; } = new(() => null);

    /// <summary>The same of as many training questions of the probed kind; null where answers are not few enough to enumerate.</summary>
    public Lazy<TrainedAnswers?> Trained { get; init; } = new(() => null);

    /// <summary>How varied outputs were where the stage began; null where that is not known.</summary>
    public IReadOnlyList<OutputVariety>? StageStart { get; init; }

    /// <summary>Name of a format's index, or <see cref="FormatClassifier.Malformed"/>.</summary>
    public string NameOf(int format) => Reward.Grader.NameOf(format);

    /// <summary>Problem of a response.</summary>
    public Problem ProblemOf(Response response) => Data.Test[response.Prompt];
}
