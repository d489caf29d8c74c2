namespace RLCollapse.Benchmarks;

/// <summary>Peak memory of sides that did nothing else.</summary>
/// <param name="Case">What was held fixed.</param>
/// <param name="Work">What they did.</param>
/// <param name="Ours">This program, 10⁶ bytes.</param>
/// <param name="Peers">Each peer, by its name.</param>
public sealed record MemoryResult(BenchCase Case, string Work, double Ours, IReadOnlyDictionary<string, double> Peers);
