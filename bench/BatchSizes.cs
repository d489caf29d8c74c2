namespace RLCollapse.Benchmarks;

/// <summary>How much is worked on at once.</summary>
/// <param name="PretrainingRows">Examples of a supervised step.</param>
/// <param name="PromptsPerStep">Prompts of an RL step, eight samples each.</param>
/// <param name="RolloutRows">Samples of a rollout, from the smallest.</param>
public sealed record BatchSizes(int PretrainingRows, int PromptsPerStep, IReadOnlyList<int> RolloutRows)
{
    /// <summary>Responses to each prompt.</summary>
    public const int SamplesPerPrompt = 8;

    /// <summary>Rows of an RL step.</summary>
    public int RlRows => PromptsPerStep * SamplesPerPrompt;

    /// <summary>What suits a device: a GPU has to have enough to do.</summary>
    /// <param name="device"><c>cpu</c> or <c>cuda</c>.</param>
    public static BatchSizes Of(string device) => device == "cpu" ? new(64, 32, [64, 256, 1024]) : new(512, 128, [256, 1024, 4096]);
}
