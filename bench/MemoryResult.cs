namespace RLCollapse.Benchmarks;

/// <summary>Peak memory of a side that did nothing else.</summary>
/// <param name="Case">What was held fixed.</param>
/// <param name="Work">What it did.</param>
/// <param name="Ours">This program, 10⁶ bytes.</param>
/// <param name="Peer">The script; null where there is none.</param>
public sealed record MemoryResult(BenchCase Case, string Work, double Ours, double? Peer);
