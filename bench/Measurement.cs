using System.Text.Json.Serialization;

namespace RLCollapse.Benchmarks;

/// <summary>A work's timings: run i of one side stands beside run i of the others.</summary>
/// <param name="Work">Its name.</param>
/// <param name="Ours">This program.</param>
/// <param name="Peers">What it is measured beside.</param>
public sealed record Measurement(string Work, IReadOnlyList<Timing> Ours, IReadOnlyList<PeerRuns> Peers)
{
    /// <summary>What this program is called among the sides.</summary>
    public const string OurName = "ours";

    /// <summary>All sides by name.</summary>
    [JsonIgnore]
    public IEnumerable<(string Name, IReadOnlyList<Timing> Runs)> Sides =>
        [(OurName, Ours), .. Peers.Select(peer => (peer.Peer, peer.Runs))];

    /// <summary>Median speed of this program over that of a peer.</summary>
    public double Ratio(PeerRuns peer) => Order.Median(Ours.Select(t => t.Speed)) / Order.Median(peer.Runs.Select(t => t.Speed));

    /// <summary>Quartiles of the ratios of neighbouring runs.</summary>
    public (double Low, double High) Spread(PeerRuns peer)
    {
        double[] ratios = [.. Ours.Zip(peer.Runs, (ours, theirs) => ours.Speed / theirs.Speed)];
        return (Order.Quantile(ratios, 0.25), Order.Quantile(ratios, 0.75));
    }

    /// <summary>
    /// A side's FLOP/s as a fraction of the limit, median over its runs: each is held against the highest rate of a plain product that any
    /// side reached in the same round, so that noise beside one side's product lowers no limit.
    /// </summary>
    /// <param name="runs">Of the side.</param>
    public double OfLimit(IReadOnlyList<Timing> runs) =>
        Order.Median(runs.Select((run, round) => run.Flops / run.Seconds / Sides.Max(side => side.Runs[round].Gemm)));
}
