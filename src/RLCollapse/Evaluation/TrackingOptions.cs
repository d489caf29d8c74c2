using System.ComponentModel.DataAnnotations;
using RLCollapse.Config;

namespace RLCollapse.Evaluation;

/// <summary>Section <c>tracking</c>: probes of the policy on held-out prompts.</summary>
public sealed record TrackingOptions : IValidatableObject
{
    /// <summary>Held-out prompts a probe. Default 64.</summary>
    [Range(1, 1_000_000)]
    public int ProbePrompts { get; init; } = 64;

    /// <summary>Responses sampled a prompt. Default 8.</summary>
    [Range(1, 65_536)]
    public int ProbeSamples { get; init; } = 8;

    /// <summary>Spacing of the probes over the RL steps. Default <see cref="ProbeSchedule.Log"/>.</summary>
    public ProbeSchedule Schedule { get; init; } = ProbeSchedule.Log;

    /// <summary>How many probes after the one at step 0; the last is at the end. Default 14.</summary>
    [Range(1, 10_000)]
    public int Probes { get; init; } = 14;

    /// <summary>
    /// The k of pass@k and majority@k, and of open questions of distinct@k and utility@k; each at most <see cref="ProbeSamples"/>. Default
    /// 1, 4, 8.
    /// </summary>
    [MinLength(1), ValueRange(1, 65_536)]
    public IReadOnlyList<int> PassAtK { get; init; } = [1, 4, 8];

    /// <summary>Share of the leading format that counts as a collapse. Default 0.9.</summary>
    [Range(0.5, 1.0)]
    public double CollapseThreshold { get; init; } = 0.9;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var k in PassAtK.Where(k => k > ProbeSamples))
            yield return new($"{k} is above tracking.probeSamples = {ProbeSamples}", ["passAtK", "probeSamples"]);
    }
}

/// <summary>Spacing of probes.</summary>
public enum ProbeSchedule
{
    /// <summary>Logarithmic: dense where a collapse happens, early.</summary>
    Log,

    /// <summary>Even.</summary>
    Linear,
}
