using System.Globalization;
using RLCollapse.Benchmarks.Processes;
using RLCollapse.Model;

namespace RLCollapse.Benchmarks;

/// <summary>How far a peer is apart from this program on the same weights and tokens.</summary>
/// <param name="Loss">Difference of the losses of one batch, nats per token.</param>
/// <param name="Mean">Mean difference, without sign, of the tokens' log-probabilities, nats.</param>
/// <param name="Largest">The largest of these.</param>
/// <param name="Tokens">Tokens compared.</param>
/// <param name="Dtype">Number format of the products.</param>
public sealed record Agreement(double Loss, double Mean, double Largest, int Tokens, ComputeType Dtype)
{
    /// <summary>
    /// Largest difference of the losses that passes. bfloat16 keeps 8 bits of a number, and the sides round at different places.
    /// </summary>
    public double LossTolerance => Dtype == ComputeType.Float32 ? 1e-4 : 1e-2;

    /// <summary>Largest mean difference of the log-probabilities that passes.</summary>
    public double MeanTolerance => Dtype == ComputeType.Float32 ? 1e-4 : 5e-2;

    /// <summary>
    /// Largest difference of one log-probability that passes; in bfloat16 an unlikely token, whose score is far from the largest, carries
    /// the rounding of both.
    /// </summary>
    public double LargestTolerance => Dtype == ComputeType.Float32 ? 1e-4 : 1;

    /// <summary>Whether all are within tolerance.</summary>
    public bool Holds => Loss <= LossTolerance && Mean <= MeanTolerance && Largest <= LargestTolerance;

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"loss differs by {Loss:0.0e+0} (tolerance {LossTolerance:0.0e+0}), log-probabilities of {Tokens} tokens by {Mean:0.0e+0} on "
        + $"average ({MeanTolerance:0.0e+0}) and at most {Largest:0.0e+0} ({LargestTolerance:0.0e+0})");

    /// <summary>Compares two answers.</summary>
    internal static Agreement Of(AgreeAnswer ours, AgreeAnswer peer, ComputeType dtype)
    {
        if (ours.LogProbs.Length != peer.LogProbs.Length)
            throw new InvalidOperationException($"The sides looked at {ours.LogProbs.Length} and {peer.LogProbs.Length} tokens.");
        double[] differences = [.. ours.LogProbs.Zip(peer.LogProbs, (a, b) => Math.Abs(a - b))];
        // Average and Max both keep a NaN
        return new(Math.Abs(ours.Loss - peer.Loss), differences.Average(), differences.Aggregate(0.0, Math.Max), differences.Length, dtype);
    }
}
