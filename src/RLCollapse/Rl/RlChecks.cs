using System.ComponentModel.DataAnnotations;
using RLCollapse.Model;
using RLCollapse.Objectives;

namespace RLCollapse.Rl;

/// <summary>Checks of section <c>rl</c> that look at more than one option.</summary>
internal static class RlChecks
{
    /// <summary>Every contradiction of the section in itself.</summary>
    /// <param name="rl">The section.</param>
    /// <param name="path">Its path, for messages.</param>
    public static IEnumerable<ValidationResult> Find(RlOptions rl, string path) =>
        ((IEnumerable<ValidationResult>)[.. OfSupport(rl), .. OfLength(rl), .. OfBatch(rl), .. OfKl(rl), .. OfAlgorithm(rl)])
        .Select(found =>
            path == "rl" ? found : new(found.ErrorMessage!.Replace("rl.", path + ".", StringComparison.Ordinal), found.MemberNames));

    private static IEnumerable<ValidationResult> OfSupport(RlOptions rl)
    {
        if (rl.Sampling.TopK != 0)
            yield return new("only 0 (all tokens) is accepted: a truncated distribution is not the one that is trained", ["sampling.topK"]);
        if (rl.Sampling.TopP != 1 && rl.Algorithm != RlAlgorithm.ExpertIteration)
            yield return new(
                "only 1 (all tokens) is accepted: a truncated distribution is not the one that is trained; "
                + "expert-iteration alone takes less",
                ["sampling.topP", "algorithm"]);
        if (rl.Sampling.PromptsPerStep > rl.Prompts)
            yield return new($"{rl.Sampling.PromptsPerStep} is above rl.prompts = {rl.Prompts}", ["sampling.promptsPerStep", "prompts"]);
    }

    private static IEnumerable<ValidationResult> OfLength(RlOptions rl)
    {
        if (rl.Epochs == 0 || rl.Sampling.PromptsPerStep > rl.Prompts) yield break;
        var steps = rl.TotalSteps();
        if (steps == 0)
            yield return new(
                $"{rl.Epochs:0.######} passes over {rl.Prompts} prompts, {rl.Sampling.PromptsPerStep} a step, round to 0 steps; "
                + $"take at least {(double)rl.Sampling.PromptsPerStep / rl.Prompts:0.######}, or 0 to pretrain and probe only",
                ["epochs", "prompts", "sampling.promptsPerStep"]);
        else if (rl.Optimizer.WarmupSteps > steps)
            yield return new(
                $"{rl.Optimizer.WarmupSteps} is above the {steps} steps of the run "
                + "(rl.epochs × rl.prompts / rl.sampling.promptsPerStep), so the peak learning rate would never be reached",
                ["optimizer.warmupSteps", "epochs", "prompts", "sampling.promptsPerStep"]);
    }

    private static IEnumerable<ValidationResult> OfBatch(RlOptions rl)
    {
        var batch = (long)rl.Sampling.PromptsPerStep * rl.Sampling.SamplesPerPrompt;
        if (rl.Optimizer.Minibatches > batch)
            yield return new(
                $"{rl.Optimizer.Minibatches} is above the {batch} responses of a step "
                + "(rl.sampling.promptsPerStep × rl.sampling.samplesPerPrompt)",
                ["optimizer.minibatches", "sampling.promptsPerStep", "sampling.samplesPerPrompt"]);
        else if ((long)rl.Optimizer.Minibatches * rl.Optimizer.MicroBatches > batch)
            yield return new(
                $"{rl.Optimizer.MicroBatches} parts of each of {rl.Optimizer.Minibatches} minibatches "
                + $"are more than the {batch} responses of a step",
                ["optimizer.microBatches", "optimizer.minibatches"]);
        if (rl.Sampling.SamplesPerPrompt < 2 && ComparesGroups(rl) is { } path)
        {
            var what = path == "algorithm" ? rl.Algorithm : "the group baseline";
            yield return new($"one response has no group to be compared with, which {what} needs; take at least 2",
                ["sampling.samplesPerPrompt", path]);
        }
    }

    private static IEnumerable<ValidationResult> OfKl(RlOptions rl)
    {
        if (rl.Kl is { Estimator: KlEstimatorKind.Exact, Placement: KlPlacement.Reward })
        {
            yield return new("'exact' does not depend on the sampled token, so in that token's reward it would leave its choice, the "
                + "format's above all, without a penalty; use k1 or rl.kl.placement=loss", ["kl.estimator", "kl.placement"]);
        }

        if (rl.Kl is { Controller: KlControllerKind.Adaptive, Coefficient: 0 })
            yield return new("'adaptive' multiplies the coefficient, so rl.kl.coefficient must not be 0; start from such as 0.01",
                ["kl.controller", "kl.coefficient"]);
        if (rl.Kl is { Controller: KlControllerKind.None, Coefficient: > 0 })
            yield return new($"'none' applies no penalty, so rl.kl.coefficient = {rl.Kl.Coefficient:0.######} would do nothing; take "
                + "rl.kl.controller=fixed, or rl.kl.coefficient=0", ["kl.controller", "kl.coefficient"]);
        if (rl is { Algorithm: RlAlgorithm.ExpertIteration, Kl: { Estimator: KlEstimatorKind.K1, Placement: KlPlacement.Loss } }
            && rl.Kl.Coefficient > 0)
        {
            yield return new(
                "k1 in the loss is log p of what was kept, so it only scales expert-iteration's likelihood by 1 − β, "
                + "and above 1 unlearns what was kept; take k2, k3 or exact, or rl.kl.placement=reward",
                ["kl.estimator", "kl.placement", "algorithm"]);
        }
    }

    private static IEnumerable<ValidationResult> OfAlgorithm(RlOptions rl)
    {
        if (rl.Sampling.DynamicSamplingRounds > 0 && ComparesGroups(rl) is null)
        {
            var path = rl.Algorithm == RlAlgorithm.ReinforcePlusPlus ? "reinforcePlusPlus.groupBaseline" : "algorithm";
            yield return new("dynamic sampling drops groups whose rewards are all equal, and "
                + $"{rl.Algorithm}{(path == "algorithm" ? "" : " without its group baseline")} learns from these too; take 0, or an "
                + "algorithm that compares a group's responses: grpo, rloo, reinforce-plus-plus", ["sampling.dynamicSamplingRounds", path]);
        }

        if (rl is { Algorithm: RlAlgorithm.ExpertIteration, ExpertIteration.Start: ExpertIterationStart.Base,
            Optimizer.Schedule: not LearningRateShape.Constant })
        {
            yield return new("each iteration starts from the base, so a rate that falls over the run trains the later ones less, and the "
                + "last, which is what stays, hardly at all; take "
                + "rl.optimizer.schedule=constant", ["expertIteration.start", "optimizer.schedule"]);
        }
    }

    /// <summary>The option by which an algorithm compares the responses of a group; null where it compares none.</summary>
    private static string? ComparesGroups(RlOptions rl) => RlAlgorithms.All.Find(rl.Algorithm)?.ComparesGroupsBy(rl);
}
