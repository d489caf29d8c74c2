using RLCollapse.Objectives;

namespace RLCollapse.Rl;

/// <summary>Whether the optimum that <see cref="Theory.TheoryLines"/> gives is that of a run.</summary>
public static class ClosedForm
{
    /// <summary>
    /// Whether a run maximizes that with β = <see cref="KlOptions.Coefficient"/>: a fixed k1 penalty in the reward, which nothing but a
    /// common factor scales.
    /// </summary>
    /// <remarks>
    /// GRPO's std divides the reward and not the penalty; expert iteration has another optimum; src/RLCollapse/Rl/OPTIMA.md has the rest.
    /// </remarks>
    /// <param name="options">A section of RL.</param>
    /// <param name="withoutPenalty">Whether the reward has an optimum also where β is 0.</param>
    public static bool Applies(RlOptions options, bool withoutPenalty = false) =>
        ((withoutPenalty && options.Kl.Coefficient == 0) || options.Kl is
            { Controller: KlControllerKind.Fixed, Coefficient: > 0, Placement: KlPlacement.Reward, Estimator: KlEstimatorKind.K1 })
        && options.Advantages.Gamma == 1
        && RlAlgorithms.All.Find(options.Algorithm)!.HasClosedForm(options);
}
