using RLCollapse.Benchmarks.Processes;
using RLCollapse.Benchmarks.Worker;
using RLCollapse.Cli;

namespace RLCollapse.Benchmarks;

/// <summary>Measures one case: both sides started once, agreement first, then each work in turn.</summary>
internal sealed class CaseBench(BenchCase bench, ModelShape shape, string folder, string? python, BenchOptions options, TextWriter progress)
{
    private const double EnoughSeconds = 4;
    private const double EnoughSecondsQuick = 1;
    private static readonly TimeSpan IdleThreadsSpin = TimeSpan.FromMilliseconds(80);

    /// <summary>Runs the case.</summary>
    public CaseResult Run()
    {
        using var ours = WorkerProcess.Own(folder, bench);
        using var peer = python is null ? null : WorkerProcess.Peer(python, folder, bench);
        Say("agreement");
        var agreement = peer is null ? null : Agreement.Of(Ask<AgreeAnswer>(ours, "agree"), Ask<AgreeAnswer>(peer, "agree"), bench.Dtype);
        return new(bench, agreement, agreement is { Holds: false }
            ? []
            : [.. WorkItem.Of(options).Select(item => Measure(item, ours, peer))]);
    }

    private Measurement Measure(WorkItem item, WorkerProcess ours, WorkerProcess? peer)
    {
        Say(item.Name);
        var (mine, theirs) = Interleaving.Run(
            index => Once(item, index, ours),
            peer is null ? null : index => Once(item, index, peer),
            options.Repeats,
            options.Quick ? EnoughSecondsQuick : EnoughSeconds,
            run => run.Timing.Seconds);
        var difference = item.SamplesItsOwn ? null : Difference([.. mine.Select(run => run.Numbers)],
            [.. (theirs ?? []).Select(run => run.Numbers)]);
        return new(
            item.Name,
            [.. mine.Select(run => run.Timing)],
            theirs is null ? null : [.. theirs.Select(run => run.Timing)],
            difference);
    }

    private (Timing Timing, Dictionary<string, double> Numbers) Once(WorkItem item, int index, WorkerProcess side)
    {
        if (bench.Threads > 1) Thread.Sleep(IdleThreadsSpin); // those of the other side's products
        var reply = side.Ask<Reply>(item.Request with { Index = index });
        return (new(reply.Seconds, item.Tokens(reply), item.Flops(shape, reply), Ask<GemmAnswer>(side, "gemm").FlopsPerSecond),
            reply.Numbers);
    }

    /// <summary>Iterations sample tokens of their own, so their numbers are not compared.</summary>
    private static double? Difference(Dictionary<string, double>[] ours, Dictionary<string, double>[] peer)
    {
        var differences = ours.Zip(peer, (mine, theirs) =>
            mine.Select(number => Math.Abs(number.Value - theirs[number.Key]) / Math.Max(Math.Abs(number.Value), 1e-2)))
            .SelectMany(run => run)
            .ToArray();
        return differences.Length == 0 ? null : differences.Aggregate(0.0, Math.Max); // keeps a NaN
    }

    private static T Ask<T>(WorkerProcess side, string what) => side.Ask<T>(new(what));

    private void Say(string what) => progress.WriteLine($"bench: {bench}: {what}");
}
