using RLCollapse.Rewards;
using RLCollapse.Rl;
using RLCollapse.Runs;
using RLCollapse.Theory;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>How far a policy's answers are from where theory says that they end, where algorithm and reward have a closed form.</summary>
public static class AnswerTheory
{
    private static readonly string[] Known = [Correctness.Term.Name, Quality.Term.Name, Novelty.OfMeaning.Name];

    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        MetricDefinition.Share("theory_tv", "Total variation between the policy's answers and their optimum in closed form, mean over prompts.",
            Better.Lower),
    ], Write);

    private static void Write(Probe probe, MetricsRecord record)
    {
        if (probe.Answers is not { } masses || probe.BaseAnswers.Value is not { } before || probe.Reward.Parts.Except(Known).Any()) return;
        var (rl, options) = (probe.Settings.Rl, probe.Settings.Reward);
        var kappa = options.Times.Count > 0 ? NoveltyOptimum.Kappa(rl.Sampling.SamplesPerPrompt) : 0;
        if (!ClosedForm.Applies(rl, withoutPenalty: kappa > 0)) return;
        record["theory_tv"] = Enumerable.Range(0, masses.Answers.Count).Average(i =>
        {
            var problem = probe.Data.Test[i];
            double[] paid = [.. before.Answers[i].Select((_, answer) =>
                (problem.Accepts(answer) ? options.Correctness : 0)
                + (options.Terms.GetValueOrDefault(Quality.Term.Name) * Quality.Of(problem, answer))), 0];
            var optimum = NoveltyOptimum.Of(Whole(before.Answers[i]), paid, kappa, rl.Kl.Coefficient);
            return optimum.Zip(Whole(masses.Answers[i]), (a, b) => Math.Abs(a - b)).Sum() / 2;
        });
    }

    /// <summary>With the mass of responses that name none at the end.</summary>
    private static double[] Whole(double[] answers) => [.. answers, Math.Max(0, 1 - answers.Sum())];
}
