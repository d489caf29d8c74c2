using RLCollapse.Benchmarks.Processes;
using RLCollapse.Config;

namespace RLCollapse.Benchmarks;

/// <summary>How far the two sides are apart on the same weights and tokens.</summary>
/// <param name="Loss">Difference of the losses of one batch, nats per token.</param>
/// <param name="LogProbs">Largest difference of a token's log-probability, nats.</param>
/// <param name="Tokens">Tokens compared.</param>
/// <param name="Dtype">Number format of the products.</param>
public sealed record Agreement(double Loss, double LogProbs, int Tokens, ComputeType Dtype)
{
    /// <summary>Largest difference of the losses that passes: 1e-4 in float32, 1e-2 in bfloat16, which keeps 8 bits of a number.</summary>
    public double LossTolerance => Dtype == ComputeType.Float32 ? 1e-4 : 1e-2;

    /// <summary>Largest difference of a log-probability that passes: 1e-4 in float32, 0.25 in bfloat16, where a likely token's scores of about 20 are rounded to sixteenths on either side.</summary>
    public double LogProbTolerance => Dtype == ComputeType.Float32 ? 1e-4 : 0.25;

    /// <summary>Whether both are within tolerance.</summary>
    public bool Holds => Loss <= LossTolerance && LogProbs <= LogProbTolerance;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"loss differs by {Loss:0.0e+0} (tolerance {LossTolerance:0.0e+0}), log-probabilities of {Tokens} tokens by at most {LogProbs:0.0e+0} (tolerance {LogProbTolerance:0.0e+0})");

    /// <summary>Compares two answers.</summary>
    internal static Agreement Of(AgreeAnswer ours, AgreeAnswer peer, ComputeType dtype)
    {
        if (ours.LogProbs.Length != peer.LogProbs.Length) throw new InvalidOperationException($"The sides looked at {ours.LogProbs.Length} and {peer.LogProbs.Length} tokens.");
        var largest = ours.LogProbs.Zip(peer.LogProbs, (a, b) => Math.Abs(a - b)).Aggregate(0.0, Math.Max); // keeps a NaN
        return new(Math.Abs(ours.Loss - peer.Loss), largest, ours.LogProbs.Length, dtype);
    }
}
