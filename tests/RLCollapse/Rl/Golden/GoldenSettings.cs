using RLCollapse.Grading;
using RLCollapse.Objectives;
using RLCollapse.Rl;

namespace RLCollapse.Tests.Rl.Golden;

/// <summary>
/// What the golden curves were recorded with. Together they touch every aggregation, clip, estimator, placement and start.
/// </summary>
internal static class GoldenSettings
{
    private static readonly RlOptions Common = new()
    { Sampling = new() { PromptsPerStep = 4, SamplesPerPrompt = 4, MaxNewTokens = 12, Truncation = TruncationMode.Mask },
        Optimizer = new() { Minibatches = 2, UpdateEpochs = 2, LearningRate = 3e-3, WarmupSteps = 3, WeightDecay = 0.01 },
        Guard = new() { MaxKlPerToken = 0 },
    };

    public static readonly IReadOnlyDictionary<string, RlOptions> All = new Dictionary<string, RlOptions>
    {
        ["ppo"] = Common with
        {
            Algorithm = RlAlgorithm.Ppo, Advantages = Common.Advantages with { Gamma = 0.99 },
                Value = new() { LearningRate = 1e-2, ClipRange = 0.05 }, Kl = new() { Coefficient = 0.02 },
        },
        ["grpo"] = Common with
        {
            Algorithm = RlAlgorithm.Grpo, LossAggregation = LossAggregation.SequenceMean,
                Optimizer = Common.Optimizer with { MicroBatches = 2 },
            Kl = new() { Coefficient = 0.04, Estimator = KlEstimatorKind.K3, Placement = KlPlacement.Loss },
        },
        ["grpo, Dr. GRPO"] = Common with
        {
            Algorithm = RlAlgorithm.Grpo, LossAggregation = LossAggregation.Constant, Grpo = new() { Std = GroupStd.None },
        },
        ["grpo, DAPO"] = Common with { Algorithm = RlAlgorithm.Grpo, Clip = Common.Clip with { Ratio = 0.02, RatioHigh = 0.028 },
            Grpo = new() { Std = GroupStd.Population, Epsilon = 1e-4 } },
        ["rloo"] = Common with
        {
            Algorithm = RlAlgorithm.Rloo, Kl = new() { Coefficient = 0.02, Controller = KlControllerKind.Adaptive,
                TargetPerSequence = 0.5 },
        },
        ["reinforce-plus-plus"] = Common with
        {
            Algorithm = RlAlgorithm.ReinforcePlusPlus, Advantages = Common.Advantages with { Gamma = 0.95 },
                Kl = new() { Coefficient = 0.05, Estimator = KlEstimatorKind.K2 },
        },
        ["expert-iteration"] = Common with
        {
            Algorithm = RlAlgorithm.ExpertIteration, Kl = new() { Coefficient = 0.1, Estimator = KlEstimatorKind.Exact,
                Placement = KlPlacement.Loss },
        },
        ["expert-iteration, from the base"] = Common with
        {
            Algorithm = RlAlgorithm.ExpertIteration, ExpertIteration = new() { Start = ExpertIterationStart.Base },
        },
    };
}
