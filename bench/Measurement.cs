namespace RLCollapse.Benchmarks;

/// <summary>One timed run.</summary>
/// <param name="Seconds">Of the work alone.</param>
/// <param name="Tokens">Real tokens: those of the sequences in pretraining and update, sampled ones in rollout and iteration.</param>
/// <param name="Flops">Of the model, see <see cref="ModelFlops"/>.</param>
/// <param name="Gemm">FLOP/s of a plain product that the same process reached right after.</param>
public readonly record struct Timing(double Seconds, long Tokens, double Flops, double Gemm)
{
    /// <summary>Tokens per second.</summary>
    public double Speed => Tokens / Seconds;

    /// <summary>The model's FLOP/s as a fraction of the plain product's.</summary>
    public double FractionOfGemm => Flops / Seconds / Gemm;
}

/// <summary>A work's timings: run i of one side stands beside run i of the other.</summary>
/// <param name="Work">Its name.</param>
/// <param name="Ours">This program.</param>
/// <param name="Peer">The PyTorch script; null where there is none.</param>
/// <param name="NumbersDiffer">Largest relative difference of the losses and norms that both report of the same run; null where they do
/// different things.</param>
public sealed record Measurement(string Work, IReadOnlyList<Timing> Ours, IReadOnlyList<Timing>? Peer, double? NumbersDiffer)
{
    /// <summary>Median speed of this program over that of the script.</summary>
    public double? Ratio => Peer is null ? null : Order.Median(Ours.Select(t => t.Speed)) / Order.Median(Peer.Select(t => t.Speed));

    /// <summary>Quartiles of the ratios of neighbouring runs.</summary>
    public (double Low, double High)? Spread
    {
        get
        {
            if (Peer is null) return null;
            double[] ratios = [.. Ours.Zip(Peer, (ours, peer) => ours.Speed / peer.Speed)];
            return (Order.Quantile(ratios, 0.25), Order.Quantile(ratios, 0.75));
        }
    }
}
