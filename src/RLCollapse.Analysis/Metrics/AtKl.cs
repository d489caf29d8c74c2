using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Metrics;

/// <summary>
/// A metric at one distance from the base, wherever in training that was: compares runs that go equally far at different speeds.
/// </summary>
public static class AtKl
{
    /// <summary>The metric that tells the distance, in nats per sequence.</summary>
    public const string Key = "kl_to_base_per_sequence";

    /// <summary>
    /// The value where the distance first reaches a number, on the line between the two probes around it; NaN where it never does.
    /// </summary>
    /// <param name="distances">Of <see cref="Key"/>, by epoch.</param>
    /// <param name="values">Of the metric, by epoch; read at the epochs of the distances.</param>
    /// <param name="nats">Above 0.</param>
    public static double Of(Series distances, Series values, double nats)
    {
        var after = Array.FindIndex(distances.Ys, distance => distance >= nats);
        if (after < 0) return double.NaN;
        if (after == 0) return At(values, distances.Xs[0]);
        var fraction = (nats - distances.Ys[after - 1]) / (distances.Ys[after] - distances.Ys[after - 1]);
        var (low, high) = (At(values, distances.Xs[after - 1]), At(values, distances.Xs[after]));
        return low + (fraction * (high - low));
    }

    private static double At(Series values, double epoch)
    {
        var index = Array.IndexOf(values.Xs, epoch);
        return index < 0 ? double.NaN : values.Ys[index];
    }
}
