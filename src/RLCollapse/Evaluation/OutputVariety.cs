using RLCollapse.Data;
using RLCollapse.Statistics;

namespace RLCollapse.Evaluation;

/// <summary>
/// How varied a policy's outputs are, the right ones and all of them. What an output is depends on the task. Where a question has many
/// right answers that can be enumerated, an output is an answer, and there is a variety for each prompt. Where one answer is right, an
/// output is a format, used rightly or wrongly, and there is one variety over all prompts: P(format, right) is the format's exact mass
/// times its accuracy on responses that are made to begin with its opener.
/// </summary>
/// <param name="RightMass">Mass [0, 1] of right outputs.</param>
/// <param name="Right">Entropy among right outputs, in nats; 0 where there are none.</param>
/// <param name="Wrong">Entropy among the others, in nats, those of no answer or format as one of them; 0 where there are none.</param>
/// <param name="Whole">Entropy of all outputs, in nats.</param>
public readonly record struct OutputVariety(double RightMass, double Right, double Wrong, double Whole)
{
    /// <summary>Of what a probe has seen of the policy.</summary>
    public static IReadOnlyList<OutputVariety> Of(Probe probe) => probe.Answers is { } answers
        ? OfAnswers(probe.Data, answers)
        : [OfFormats(probe.Masses, [.. probe.Opened.Select(format => format.Accuracy)])];

    /// <summary>Of the frozen base of a probe.</summary>
    public static IReadOnlyList<OutputVariety> OfBase(Probe probe) => probe.BaseAnswers.Value is { } answers
        ? OfAnswers(probe.Data, answers)
        : [OfFormats(probe.Base.Value.Masses, [.. probe.Base.Value.Opened.Select(format => format.Accuracy)])];

    /// <summary>Of formats.</summary>
    /// <param name="masses">Mass of each; what is missing from 1 is none.</param>
    /// <param name="accuracies">Share of right responses in each.</param>
    public static OutputVariety OfFormats(IReadOnlyList<double> masses, IReadOnlyList<double> accuracies)
    {
        double[] right = [.. masses.Zip(accuracies, (mass, accuracy) => mass * accuracy)];
        double[] wrong = [.. masses.Zip(right, (mass, good) => mass - good), Math.Max(0, 1 - masses.Sum())];
        return new(right.Sum(), EntropyAmong(right), EntropyAmong(wrong), Diversity.Entropy([.. right, .. wrong]));
    }

    private static IReadOnlyList<OutputVariety> OfAnswers(Dataset data, AnswerMasses answers) =>
        [.. OpenPrompt.Of(data, answers).Select(prompt => new OutputVariety(
            prompt.ValidMass, Diversity.Entropy(prompt.Valid),
            EntropyAmong([.. prompt.Whole.Where((_, answer) => answer == prompt.Masses.Length || !prompt.Question.Accepts(answer))]),
            Diversity.Entropy(prompt.Whole)))];

    private static double EntropyAmong(double[] masses) =>
        masses.Sum() is var sum && sum > 0 ? Diversity.Entropy(masses.Select(mass => mass / sum)) : 0;
}
