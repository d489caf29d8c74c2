namespace RLCollapse.Model;

/// <summary>
/// Angles by which a position turns the pairs of a head's channels: ω_i = θ^(−2i/D), i = 0 … D/2 − 1, lowered as
/// <see cref="RopeScalingOptions"/> says. <c>linear</c>: ω/s. <c>llama3</c>, with n = c·ω/2π turns in the original context c: ω where
/// n ≥ high, ω/s where n ≤ low, between them (1 − u)·ω/s + u·ω with u = (n − low) / (high − low).
/// </summary>
internal static class RotaryFrequencies
{
    /// <summary>ω, (D/2), radians a position.</summary>
    public static double[] Of(ModelOptions model)
    {
        var half = model.HeadChannels / 2;
        return [.. Enumerable.Range(0, half).Select(i => Lowered(Math.Pow(model.RopeTheta, -(double)i / half), model.RopeScaling))];
    }

    private static double Lowered(double frequency, RopeScalingOptions scaling)
    {
        if (scaling.Kind == RopeScalingKind.None) return frequency;
        var (low, high) = (scaling.LowFrequencyFactor, scaling.HighFrequencyFactor);
        var turns = scaling.OriginalContextLength * frequency / (2 * Math.PI);
        var kept = scaling.Kind == RopeScalingKind.Linear ? 0 : Math.Clamp((turns - low) / (high - low), 0, 1);
        return ((1 - kept) * frequency / scaling.Factor) + (kept * frequency);
    }
}
