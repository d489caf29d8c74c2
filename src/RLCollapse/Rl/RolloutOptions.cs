using System.ComponentModel.DataAnnotations;
using RLCollapse.Grading;

namespace RLCollapse.Rl;

/// <summary>Section <c>rl.sampling</c>: how the responses that a step learns from are drawn.</summary>
public sealed record RolloutOptions
{
    /// <summary>Prompts a step. Default 32.</summary>
    [Range(1, 65_536)]
    public int PromptsPerStep { get; init; } = 32;

    /// <summary>Responses a prompt. Default 8.</summary>
    [Range(1, 4_096)]
    public int SamplesPerPrompt { get; init; } = 8;

    /// <summary>Sampling temperature, part of the policy: every log-probability is taken at it. Default 1.</summary>
    [Range(0.01, 10.0)]
    public double Temperature { get; init; } = 1;

    /// <summary>
    /// Keeps only the k likeliest tokens in rollouts; only 0 (full support) is accepted, since anything else changes the distribution being
    /// trained.
    /// </summary>
    [Range(0, 1_000_000)]
    public int TopK { get; init; }

    /// <summary>
    /// Nucleus of the rollouts: the likeliest tokens that together hold this mass. Default 1 (full support), and only expert iteration,
    /// which trains on what it keeps and not on the sampling distribution, accepts less.
    /// </summary>
    [Range(0.01, 1.0)]
    public double TopP { get; init; } = 1;

    /// <summary>Longest response in tokens, its end token included. Default 64.</summary>
    [Range(2, 32_768)]
    public int MaxNewTokens { get; init; } = 64;

    /// <summary>What a response that did not end in time earns. Default <see cref="TruncationMode.Zero"/>.</summary>
    public TruncationMode Truncation { get; init; } = TruncationMode.Zero;

    /// <summary>
    /// Rounds of further sampling, each with as many prompts, that may replace groups whose rewards are all equal and so teach nothing
    /// (DAPO's dynamic sampling, arXiv 2503.14476); 0 keeps every group, and algorithms that compare no groups accept nothing else. Default
    /// 0.
    /// </summary>
    [Range(0, 100)]
    public int DynamicSamplingRounds { get; init; }
}
