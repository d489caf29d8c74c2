using RLCollapse.Common;
using RLCollapse.Rl;
using RLCollapse.Rl.Algorithms;

namespace RLCollapse.Stages;

/// <summary>Checks of section <c>rl</c> that look at more than one option.</summary>
internal static class RlContradictions
{
    /// <summary>Every contradiction of the section, in itself and with the data.</summary>
    public static IEnumerable<Contradiction> Find(RunConfig config) =>
        [.. OfRollouts(config), .. OfLength(config.Rl), .. OfBatch(config.Rl), .. OfKl(config.Rl), .. OfKlAfter(config.Rl), .. OfAlgorithm(config.Rl)];

    private static IEnumerable<Contradiction> OfRollouts(RunConfig config)
    {
        var rl = config.Rl;
        if (rl.TopK != 0) yield return new(["rl.topK"], "only 0 (all tokens) is accepted: a truncated distribution is not the one that is trained");
        if (rl.TopP != 1 && rl.Algorithm != RlAlgorithm.ExpertIteration) yield return new(["rl.topP", "rl.algorithm"], "only 1 (all tokens) is accepted: a truncated distribution is not the one that is trained; expert-iteration alone takes less");
        if (rl.PromptsPerStep > rl.Prompts) yield return new(["rl.promptsPerStep", "rl.prompts"], $"{rl.PromptsPerStep} is above rl.prompts = {rl.Prompts}");
        var difficulty = config.Data.Difficulty;
        if (rl.MaxProblemSteps > 0 && rl.MaxProblemSteps < difficulty.MinSteps) yield return new(["rl.maxProblemSteps", "data.difficulty.minSteps"], $"{rl.MaxProblemSteps} is below data.difficulty.minSteps = {difficulty.MinSteps}, so no problem would be left; take at least that, or 0 to leave none out");
        else if (rl.MaxProblemSteps >= difficulty.MaxSteps) yield return new(["rl.maxProblemSteps", "data.difficulty.maxSteps"], $"no problem has more than data.difficulty.maxSteps = {difficulty.MaxSteps} steps, so {rl.MaxProblemSteps} would leave none out; take less, or 0 to say so");
        if (rl.Prompts > config.Data.Problems.Train) yield return new(["rl.prompts", "data.problems.train"], $"{rl.Prompts} is above data.problems.train = {config.Data.Problems.Train}");
    }

    private static IEnumerable<Contradiction> OfLength(RlOptions rl)
    {
        if (rl.Epochs == 0 || rl.PromptsPerStep > rl.Prompts) yield break;
        var steps = rl.TotalSteps();
        if (rl.StepsOf(rl.Epochs) == 0) yield return new(["rl.epochs", "rl.prompts", "rl.promptsPerStep"], $"{rl.Epochs:0.######} passes over {rl.Prompts} prompts, {rl.PromptsPerStep} a step, round to 0 steps; take at least {(double)rl.PromptsPerStep / rl.Prompts:0.######}, or 0 to pretrain and probe only");
        else if (rl.WarmupSteps > steps) yield return new(["rl.warmupSteps", "rl.epochs", "rl.prompts", "rl.promptsPerStep"], $"{rl.WarmupSteps} is above the {steps} steps of the run (rl.epochs × rl.prompts / rl.promptsPerStep), so the peak learning rate would never be reached");
    }

    private static IEnumerable<Contradiction> OfBatch(RlOptions rl)
    {
        var batch = (long)rl.PromptsPerStep * rl.SamplesPerPrompt;
        if (rl.Minibatches > batch) yield return new(["rl.minibatches", "rl.promptsPerStep", "rl.samplesPerPrompt"], $"{rl.Minibatches} is above the {batch} responses of a step (rl.promptsPerStep × rl.samplesPerPrompt)");
        else if ((long)rl.Minibatches * rl.MicroBatches > batch) yield return new(["rl.microBatches", "rl.minibatches"], $"{rl.MicroBatches} parts of each of {rl.Minibatches} minibatches are more than the {batch} responses of a step");
        if (rl.SamplesPerPrompt < 2 && ComparesGroups(rl) is { } path)
        {
            var what = path == "rl.algorithm" ? EnumNames.Of(rl.Algorithm) : "the group baseline";
            yield return new(["rl.samplesPerPrompt", path], $"one response has no group to be compared with, which {what} needs; take at least 2");
        }
    }

    private static IEnumerable<Contradiction> OfKl(RlOptions rl)
    {
        if (rl.Kl is { Estimator: KlEstimatorKind.Exact, Placement: KlPlacement.Reward })
        {
            yield return new(["rl.kl.estimator", "rl.kl.placement"], "'exact' does not depend on the sampled token, so in that token's reward it would leave its choice, the format's above all, without a penalty; use k1 or rl.kl.placement=loss");
        }

        if (rl.Kl is { Controller: KlControllerKind.Adaptive, Coefficient: 0 }) yield return new(["rl.kl.controller", "rl.kl.coefficient"], "'adaptive' multiplies the coefficient, so rl.kl.coefficient must not be 0; start from such as 0.01");
        if (rl.Kl is { Controller: KlControllerKind.None, Coefficient: > 0 }) yield return new(["rl.kl.controller", "rl.kl.coefficient"], $"'none' applies no penalty, so rl.kl.coefficient = {rl.Kl.Coefficient:0.######} would do nothing; take rl.kl.controller=fixed, or rl.kl.coefficient=0");
        if (rl is { Algorithm: RlAlgorithm.ExpertIteration, Kl: { Estimator: KlEstimatorKind.K1, Placement: KlPlacement.Loss } } && (rl.Kl.Coefficient > 0 || rl.Kl.FinalCoefficient > 0))
        {
            yield return new(["rl.kl.estimator", "rl.kl.placement", "rl.algorithm"], "k1 in the loss is log p of what was kept, so it only scales expert-iteration's likelihood by 1 − β, and above 1 unlearns what was kept; take k2, k3 or exact, or rl.kl.placement=reward");
        }
    }

    private static IEnumerable<Contradiction> OfKlAfter(RlOptions rl)
    {
        var (kl, after) = (rl.Kl, rl.Kl.After);
        if (after.Epochs == 0)
        {
            if (after.Coefficient > 0) yield return new(["rl.kl.after.coefficient", "rl.kl.after.epochs"], $"rl.kl.after.epochs = 0 adds no epochs, so {after.Coefficient:0.######} would do nothing; say how many, or take 0");
            yield break;
        }

        if (rl.Epochs == 0) yield return new(["rl.kl.after.epochs", "rl.epochs"], "rl.epochs = 0 leaves nothing for it to come after; give the epochs and the coefficient as rl.epochs and rl.kl.coefficient");
        if (kl.Controller == KlControllerKind.Adaptive) yield return new(["rl.kl.after.epochs", "rl.kl.controller"], "'adaptive' moves the coefficient by itself, so no second one can be set; take rl.kl.controller=fixed, or rl.kl.after.epochs=0");
        if (kl.Controller == KlControllerKind.None && after.Coefficient > 0) yield return new(["rl.kl.after.coefficient", "rl.kl.controller"], $"'none' applies no penalty, so {after.Coefficient:0.######} would do nothing; take rl.kl.controller=fixed");
        if (rl.PromptsPerStep <= rl.Prompts && rl.StepsOf(after.Epochs) == 0) yield return new(["rl.kl.after.epochs", "rl.prompts", "rl.promptsPerStep"], $"{after.Epochs:0.######} passes over {rl.Prompts} prompts, {rl.PromptsPerStep} a step, round to 0 steps; take at least {(double)rl.PromptsPerStep / rl.Prompts:0.######}, or 0");
    }

    private static IEnumerable<Contradiction> OfAlgorithm(RlOptions rl)
    {
        if (rl.DynamicSamplingRounds > 0 && ComparesGroups(rl) is null)
        {
            var path = rl.Algorithm == RlAlgorithm.ReinforcePlusPlus ? "rl.reinforcePlusPlus.groupBaseline" : "rl.algorithm";
            yield return new(["rl.dynamicSamplingRounds", path], $"dynamic sampling drops groups whose rewards are all equal, and {EnumNames.Of(rl.Algorithm)}{(path == "rl.algorithm" ? "" : " without its group baseline")} learns from these too; take 0, or an algorithm that compares a group's responses: grpo, rloo, reinforce-plus-plus");
        }

        if (rl is { Algorithm: RlAlgorithm.ExpertIteration, ExpertIteration.Start: ExpertIterationStart.Base, Schedule: not LearningRateShape.Constant })
        {
            yield return new(["rl.expertIteration.start", "rl.schedule"], "each iteration starts from the base, so a rate that falls over the run trains the later ones less, and the last, which is what stays, hardly at all; take rl.schedule=constant");
        }
    }

    /// <summary>The option by which an algorithm compares the responses of a group; null where it compares none.</summary>
    private static string? ComparesGroups(RlOptions rl) => rl switch
    {
        { Algorithm: RlAlgorithm.Grpo or RlAlgorithm.Rloo } => "rl.algorithm",
        { Algorithm: RlAlgorithm.ReinforcePlusPlus, ReinforcePlusPlus.GroupBaseline: true } => "rl.reinforcePlusPlus.groupBaseline",
        _ => null,
    };
}
