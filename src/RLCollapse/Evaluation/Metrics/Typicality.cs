using RLCollapse.Rewards;
using RLCollapse.Rl;
using RLCollapse.Runs;
using RLCollapse.Statistics;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>
/// How much sharper than its base a policy is: the slope of log π on log π_base over the responses whose answer fits, within prompts and
/// weighted by π_base. 1 keeps the base's proportions. Under a learned reward whose own slope on log π_base is α, the optimum has
/// 1 + α/β: raters who like what is typical sharpen a policy (arXiv 2510.01171).
/// </summary>
public static class Typicality
{
    /// <summary>Least mass in the base of a response that counts: what is rarer RL has hardly ever sampled.</summary>
    public const double LeastMass = 0.003;

    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        new("typicality/slope", "Slope of log π on log π_base over responses whose answer fits; 1 is as the base."),
        new("typicality/reward_model", "Slope of the reward model's score on log π_base over the same responses.", "reward per nat"),
        new("typicality/predicted", "1 + that slope times its weight / β: where the slope of log π ends in theory."),
        new("typicality/slope_error", "|slope / predicted − 1|.", "share", 0, Better: Better.Lower),
    ], Write);

    private static void Write(Probe probe, MetricsRecord record)
    {
        if (probe.Answers is not { } now || probe.BaseAnswers.Value is not { } before) return;
        var cells = Enumerable.Range(0, probe.Prompts.Count).Select(prompt => Cells(probe, prompt, before)).ToArray();
        if (WithinSlope.Of(cells.Select((group, prompt) => group.Select(cell =>
            (Math.Log(cell.Mass), Math.Log(now.Behind(prompt, cell.Prefix)[cell.Name]), cell.Mass)).ToArray())) is not { } slope) return;
        record["typicality/slope"] = slope;
        var weight = probe.Settings.Reward.Terms.GetValueOrDefault(JudgedParts.Learned.Name);
        if (weight == 0) return;
        var ofReward = WithinSlope.Of(cells.Select((group, prompt) => Scored(probe, prompt, group)))!.Value;
        record["typicality/reward_model"] = ofReward;
        if (!ClosedForm.Applies(probe.Settings.Rl) || probe.Reward.Parts is not [var only] || only != JudgedParts.Learned.Name) return;
        var predicted = 1 + (weight * ofReward / probe.Settings.Rl.Kl.Coefficient);
        record["typicality/predicted"] = predicted;
        record["typicality/slope_error"] = Math.Abs((slope / predicted) - 1);
    }

    private static (int Prefix, int Name, double Mass)[] Cells(Probe probe, int prompt, AnswerMasses before) =>
    [
        .. from prefix in Enumerable.Range(0, before.Tree.Prefixes.Count)
           from name in before.Behind(prompt, prefix).Index()
           where name.Item >= LeastMass && probe.Data.Test[prompt].Accepts(before.Tree.Prefixes[prefix].Names[name.Index].Answer)
           select (prefix, name.Index, name.Item),
    ];

    private static (double, double, double)[] Scored(Probe probe, int prompt, (int Prefix, int Name, double Mass)[] cells)
    {
        if (cells.Length == 0) return [];
        var prefixes = probe.Data.Answers!.Prefixes;
        var scores = probe.Reward.Judges.Learned.Of(probe.Data.Test[prompt].Prompt, [.. cells.Select(cell => (int[])
        [
            .. prefixes[cell.Prefix].Tokens, prefixes[cell.Prefix].Names[cell.Name].Token, .. prefixes[cell.Prefix].Ending,
        ])]);
        return [.. cells.Zip(scores, (cell, score) => (Math.Log(cell.Mass), score, cell.Mass))];
    }
}
