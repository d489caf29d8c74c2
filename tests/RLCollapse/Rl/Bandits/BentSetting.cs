using RLCollapse.Objectives;
using RLCollapse.Rl;

namespace RLCollapse.Tests.Rl.Bandits;

/// <summary>A row of the table in src/RLCollapse/Rl/OPTIMA.md.</summary>
/// <param name="Options">The setting, its β left open.</param>
/// <param name="End">Where theory says that it ends, by β.</param>
internal sealed record BentSetting(RlOptions Options, Func<BanditTheory, double, FormatShares> End)
{
    private static readonly RlOptions Defaults = FormatBandit.Defaults;
    private static readonly RlOptions Grpo = Defaults with { Algorithm = RlAlgorithm.Grpo };
    private static readonly RlOptions Rloo = Defaults with { Algorithm = RlAlgorithm.Rloo };

    /// <summary>The rows by name.</summary>
    public static IReadOnlyDictionary<string, BentSetting> All { get; } = new Dictionary<string, BentSetting>
    {
        ["PPO, defaults (whitened, λ 0.95)"] = new(Defaults, (theory, beta) => theory.Optimum(beta)),
        ["REINFORCE++, defaults (whitened)"] = new(
            Defaults with { Algorithm = RlAlgorithm.ReinforcePlusPlus }, (theory, beta) => theory.Optimum(beta)),
        ["GRPO, defaults (std sample), k1 in reward"] =
            new(Grpo, (theory, beta) => theory.ByGroupsInReward(beta, Grpo.Sampling.SamplesPerPrompt, GroupStd.Sample)),
        ["RLOO, exact in loss"] = new(InLoss(Rloo, KlEstimatorKind.Exact), (theory, beta) => theory.Tokenwise(beta)),
        ["RLOO, k2 in loss"] = new(InLoss(Rloo, KlEstimatorKind.K2), (theory, beta) => theory.Tokenwise(beta)),
        ["RLOO, k3 in loss"] = new(InLoss(Rloo, KlEstimatorKind.K3), (theory, beta) => theory.TokenwiseForward(beta)),
        ["PPO whitened, k2 in loss"] = new(InLoss(Defaults, KlEstimatorKind.K2), (theory, beta) =>
            Whitened(theory, theory.Tokenwise, beta)),
        ["PPO whitened, k3 in loss"] = new(InLoss(Defaults, KlEstimatorKind.K3), (theory, beta) =>
            Whitened(theory, theory.TokenwiseForward, beta)),
        ["GRPO std none, k2 in loss"] = new(InLoss(Grpo with { Grpo = new() { Std = GroupStd.None } }, KlEstimatorKind.K2),
            (theory, beta) => ByGroups(theory, theory.Tokenwise, beta, GroupStd.None)),
        ["GRPO std sample, exact in loss"] = new(
            InLoss(Grpo, KlEstimatorKind.Exact), (theory, beta) => ByGroups(theory, theory.Tokenwise, beta, GroupStd.Sample)),
        ["GRPO of the paper: std sample, k3 in loss, sequence-mean"] =
            new(InLoss(Grpo with { LossAggregation = LossAggregation.SequenceMean }, KlEstimatorKind.K3),
                (theory, beta) => ByGroups(theory, theory.TokenwiseForward, beta, GroupStd.Sample)),
    };

    private static RlOptions InLoss(RlOptions options, KlEstimatorKind estimator) =>
        options with { Kl = new() { Estimator = estimator, Placement = KlPlacement.Loss } };

    private static FormatShares Whitened(BanditTheory theory, Func<double, FormatShares> optimum, double beta) =>
        theory.Whitened(optimum, beta, Defaults.Advantages.GaeLambda);

    private static FormatShares ByGroups(BanditTheory theory, Func<double, FormatShares> optimum, double beta, GroupStd std) =>
        theory.ByGroups(optimum, beta, Defaults.Sampling.SamplesPerPrompt, std);
}
