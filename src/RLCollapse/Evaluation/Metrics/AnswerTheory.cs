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
        MetricDefinition.Share("theory_tv", "Total variation between the policy's answers and their optimum in closed form, mean over "
            + "prompts.", Better.Lower),
        MetricDefinition.Share("theory_tv_trained", "The same on as many training questions, where RL has learned: what is left there is "
            + "not for want of generalization.", Better.Lower),
    ], Write);

    private static void Write(Probe probe, MetricsRecord record)
    {
        if (probe.Answers is not { } masses || probe.BaseAnswers.Value is not { } before || probe.Reward.Parts.Except(Known).Any()) return;
        var (rl, quality) = (probe.Settings.Rl, probe.Settings.Reward.Terms.GetValueOrDefault(Quality.Term.Name));
        var paysRightAnswers = quality >= 0 && probe.Settings.Reward.Correctness + quality > 0;
        var kappa = Kappa(rl, probe.Settings.Reward);
        if (!paysRightAnswers || !ClosedForm.Applies(rl, withoutPenalty: kappa > 0)) return;
        record["theory_tv"] = Distance(OpenPrompt.Of(probe.Data, before), OpenPrompt.Of(probe.Data, masses));
        if (probe.Trained.Value is { } trained)
            record["theory_tv_trained"] =
                Distance(OpenPrompt.Of(trained.Problems, trained.Base), OpenPrompt.Of(trained.Problems, trained.Policy));

        double Distance(IReadOnlyList<OpenPrompt> bases, IReadOnlyList<OpenPrompt> policies) => bases.Zip(policies).Average(pair =>
        {
            var question = pair.First.Question;
            double[] paid = [.. pair.First.Masses.Select((_, answer) =>
                (question.Accepts(answer) ? probe.Settings.Reward.Correctness : 0) + (quality * question.Quality(answer))), 0];
            var optimum = NoveltyOptimum.Of(pair.First.Whole, paid, kappa, rl.Kl.Coefficient);
            return optimum.Zip(pair.Second.Whole, (a, b) => Math.Abs(a - b)).Sum() / 2;
        });
    }

    /// <summary>κ of the run: 0 where novelty is not paid for, 1 where no group's baseline falls with it.</summary>
    private static double Kappa(RlOptions rl, RewardOptions reward) => reward.Times.Count == 0 || rl.Sampling.SamplesPerPrompt < 2 ? 0
        : RlAlgorithms.All.Find(rl.Algorithm)!.ComparesGroupsBy(rl) is null ? 1
        : NoveltyOptimum.Kappa(rl.Sampling.SamplesPerPrompt);
}
