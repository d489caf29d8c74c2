namespace RLCollapse.Benchmarks;

/// <summary>RL steps of this program.</summary>
/// <param name="Case">What was held fixed.</param>
/// <param name="Samples">Responses: of the step, or of the run up to here.</param>
/// <param name="Timing">Median step, or all steps since the result before.</param>
/// <param name="Parameters">Weights of the blocks and the embedding.</param>
/// <param name="PeakMegabytes">Largest resident size up to here, 10⁶ bytes.</param>
public sealed record GrowthResult(BenchCase Case, long Samples, Timing Timing, double Parameters, double PeakMegabytes);
