using RLCollapse.Benchmarks.Processes;
using RLCollapse.Benchmarks.Worker;
using RLCollapse.Cli;

namespace RLCollapse.Benchmarks;

/// <summary>Measures one case: both sides started once, agreement first, then each work in turn.</summary>
internal sealed class CaseBench(BenchCase bench, ModelShape shape, string folder, string? python, BenchOptions options, TextWriter progress)
{
    private const double EnoughSeconds = 4;
    private const double EnoughSecondsQuick = 1;
    private const int GemmRuns = 5;

    /// <summary>Runs the case.</summary>
    public CaseResult Run()
    {
        using var ours = WorkerProcess.Own(folder, bench.Size, bench.Format, bench.Threads);
        using var peer = python is null ? null : WorkerProcess.Peer(python, folder, bench.Format, bench.Threads);
        Say("agreement");
        var agreement = peer is null ? null : Agreement.Of(Ask<AgreeAnswer>(ours, "agree"), Ask<AgreeAnswer>(peer, "agree"), bench.Dtype);
        var gemm = Enumerable.Range(0, GemmRuns).Select(_ => (Ours: Rate(ours), Peer: peer is null ? 0 : Rate(peer))).ToArray();
        IReadOnlyList<Measurement> measurements = agreement is { Holds: false } ? [] : [.. WorkItem.Of(options).Select(item => Measure(item, ours, peer))];
        return new(bench, agreement, Order.Median(gemm.Select(g => g.Ours)), peer is null ? null : Order.Median(gemm.Select(g => g.Peer)), measurements);
    }

    private Measurement Measure(WorkItem item, WorkerProcess ours, WorkerProcess? peer)
    {
        Say(item.Name);
        var (mine, theirs) = Interleaving.Run(
            index => ours.Ask<Reply>(item.Request with { Index = index }),
            peer is null ? null : index => peer.Ask<Reply>(item.Request with { Index = index }),
            options.Repeats,
            options.Quick ? EnoughSecondsQuick : EnoughSeconds);
        return new(item.Name, Timings(item, mine), theirs is null ? null : Timings(item, theirs), item.Request.Do == WorkItem.Iteration.Request.Do ? null : Difference(mine, theirs));
    }

    private Timing[] Timings(WorkItem item, IReadOnlyList<Reply> replies) => [.. replies.Select(reply => new Timing(reply.Seconds, item.Tokens(reply), item.Flops(shape, reply)))];

    /// <summary>Iterations sample tokens of their own, so their numbers are not compared.</summary>
    private static double? Difference(IReadOnlyList<Reply> ours, IReadOnlyList<Reply>? peer)
    {
        var differences = ours.Zip(peer ?? [], (mine, theirs) => mine.Numbers.Select(number => Math.Abs(number.Value - theirs.Numbers[number.Key]) / Math.Max(Math.Abs(number.Value), 1e-2)))
            .SelectMany(run => run)
            .ToArray();
        return differences.Length == 0 ? null : differences.Max();
    }

    private static T Ask<T>(WorkerProcess side, string what) => side.Ask<T>(new(what));

    private static double Rate(WorkerProcess side) => Ask<GemmAnswer>(side, "gemm").FlopsPerSecond;

    private void Say(string what) => progress.WriteLine($"bench: {bench}: {what}");
}
