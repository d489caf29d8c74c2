using System.ComponentModel.DataAnnotations;

namespace RLCollapse.Rl;

/// <summary>Section <c>rl.advantages</c>: how rewards become advantages.</summary>
public sealed record AdvantageOptions
{
    /// <summary>
    /// PPO and REINFORCE++: whether advantages are shifted to mean 0 and scaled to variance 1 over the batch's valid tokens. Default true.
    /// </summary>
    public bool Whiten { get; init; } = true;

    /// <summary>PPO and REINFORCE++: discount γ per token. Default 1.</summary>
    [Range(0.0, 1.0)]
    public double Gamma { get; init; } = 1;

    /// <summary>PPO: λ of generalized advantage estimation. Default 0.95.</summary>
    [Range(0.0, 1.0)]
    public double GaeLambda { get; init; } = 0.95;
}
