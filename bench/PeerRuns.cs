namespace RLCollapse.Benchmarks;

/// <summary>A peer's timings of a work.</summary>
/// <param name="Peer">Its name.</param>
/// <param name="Runs">Run i stands beside our run i.</param>
/// <param name="NumbersDiffer">Largest relative difference of the losses and norms that both report of the same run; null where they do
/// different things.</param>
public sealed record PeerRuns(string Peer, IReadOnlyList<Timing> Runs, double? NumbersDiffer);
