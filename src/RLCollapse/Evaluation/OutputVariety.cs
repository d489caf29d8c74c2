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
/// <param name="Whole">Entropy of all outputs, those of no answer or format as one more, in nats.</param>
public readonly record struct OutputVariety(double RightMass, double Right, double Whole)
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
        var sum = right.Sum();
        return new(sum, sum > 0 ? Diversity.Entropy(right.Select(mass => mass / sum)) : 0,
            Diversity.Entropy([.. right, .. masses.Zip(right, (mass, good) => mass - good), Math.Max(0, 1 - masses.Sum())]));
    }

    /// <summary>
    /// The entropy of outputs that was lost, mean over prompts, in two parts that add up to it exactly (the split of arXiv 2604.16027):
    /// narrowing is V·ΔH of the right outputs, V being their mass before, and removal is the rest, which is that of wrong outputs.
    /// </summary>
    /// <param name="before">Of each prompt.</param>
    /// <param name="after">Of the same prompts.</param>
    public static (double Narrowing, double Removal) Lost(IReadOnlyList<OutputVariety> before, IReadOnlyList<OutputVariety> after)
    {
        var pairs = before.Zip(after).ToArray();
        var narrowing = pairs.Average(pair => pair.First.RightMass * (pair.First.Right - pair.Second.Right));
        return (narrowing, pairs.Average(pair => pair.First.Whole - pair.Second.Whole) - narrowing);
    }

    private static IReadOnlyList<OutputVariety> OfAnswers(Dataset data, AnswerMasses answers) =>
        [.. OpenPrompt.Of(data, answers).Select(prompt => new OutputVariety(
            prompt.ValidMass, Diversity.Entropy(prompt.Valid), Diversity.Entropy(prompt.Whole)))];
}
