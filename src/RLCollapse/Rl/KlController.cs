namespace RLCollapse.Rl;

/// <summary>
/// β over time. Fixed: β is the coefficient. None: β is 0. Adaptive (Ziegler et al. 2019, arXiv 1909.08593): after each step
/// β ← β·(1 + rate · clip(KL/target − 1, −1, 1)), KL and target in nats per sequence.
/// </summary>
/// <remarks>Deviation: the error is clipped at ±1, not ±0.2, and the rate says how far a step may go.</remarks>
/// <param name="options">Of <c>rl</c>: coefficients, kind, target and rate.</param>
public sealed class KlController(RlOptions options)
{
    /// <summary>β now, in reward units per nat. Part of the checkpoint.</summary>
    public double Coefficient { get; set; } = options.Kl.Controller == KlControllerKind.None ? 0 : options.Kl.Coefficient;

    /// <summary>Takes in the KL that was measured in a step.</summary>
    /// <param name="klPerSequence">Nats per sequence; not per token.</param>
    public void Update(double klPerSequence)
    {
        if (options.Kl.Controller != KlControllerKind.Adaptive) return;
        var error = Math.Clamp((klPerSequence / options.Kl.TargetPerSequence) - 1, -1, 1);
        Coefficient *= 1 + (options.Kl.AdaptationRate * error);
    }
}
