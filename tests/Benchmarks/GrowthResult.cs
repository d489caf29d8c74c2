namespace RLCollapse.Benchmarks;

/// <summary>One RL step of this program.</summary>
/// <param name="Case">What was held fixed.</param>
/// <param name="Samples">Responses of the step.</param>
/// <param name="Timing">Median run.</param>
/// <param name="Parameters">Weights of the blocks and the embedding.</param>
public sealed record GrowthResult(BenchCase Case, long Samples, Timing Timing, double Parameters);
