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

    /// <summary>The model's FLOP/s as a fraction of the same process's plain product.</summary>
    public double FractionOfGemm => Flops / Seconds / Gemm;
}
