using System.ComponentModel.DataAnnotations;

namespace RLCollapse.Rl;

/// <summary>Section <c>rl.guard</c>: limits past which an update is stopped and reported.</summary>
public sealed record GuardOptions
{
    /// <summary>
    /// Largest approximate KL(old ‖ new) per token of a minibatch, in nats, measured before the minibatch is learned from; past it the rest
    /// of that step's updates is dropped, so a step of one minibatch is never stopped. 0 never stops. Default 0.5.
    /// </summary>
    [Range(0.0, 1e6)]
    public double MaxKlPerToken { get; init; } = 0.5;

    /// <summary>Steps in a row that may be stopped before the run is given up as diverged. Default 20.</summary>
    [Range(1, 1_000_000)]
    public int MaxStoppedSteps { get; init; } = 20;
}
