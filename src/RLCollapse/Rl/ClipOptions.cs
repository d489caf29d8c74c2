using System.ComponentModel.DataAnnotations;

namespace RLCollapse.Rl;

/// <summary>
/// Section <c>rl.clip</c>: how far the probability ratio of a token may move before it earns no more (PPO, arXiv 1707.06347).
/// </summary>
public sealed record ClipOptions
{
    /// <summary>ε of the clipped probability ratio. Default 0.2.</summary>
    [Range(0.001, 1.0)]
    public double Ratio { get; init; } = 0.2;

    /// <summary>ε above 1, where it differs (DAPO's clip-higher, arXiv 2503.14476); 0 takes <see cref="Ratio"/>. Default 0.</summary>
    [Range(0.0, 10.0)]
    public double RatioHigh { get; init; }

    /// <summary>ε above 1 that is meant: <see cref="RatioHigh"/>, or <see cref="Ratio"/> where that is 0.</summary>
    public double High => RatioHigh > 0 ? RatioHigh : Ratio;
}
