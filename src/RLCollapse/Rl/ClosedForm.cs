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
    public static bool Applies(RlOptions options) =>
        options.Kl is { Controller: KlControllerKind.Fixed, Coefficient: > 0, Placement: KlPlacement.Reward, Estimator: KlEstimatorKind.K1 }
        && options.Advantages.Gamma == 1
        && RlAlgorithms.All.Find(options.Algorithm)!.HasClosedForm(options);
}
