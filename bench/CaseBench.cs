using RLCollapse.Benchmarks.Processes;
using RLCollapse.Benchmarks.Worker;
using RLCollapse.Cli;

namespace RLCollapse.Benchmarks;

/// <summary>Measures one case: every side started once, agreement first, then each work in turn.</summary>
internal sealed class CaseBench(
    BenchCase bench, ModelShape shape, string folder, IReadOnlyList<Peer> peers, BenchOptions options, TextWriter progress)
{
    private const double EnoughSeconds = 4;
    private const double EnoughSecondsQuick = 1;
    private static readonly TimeSpan IdleThreadsSpin = TimeSpan.FromMilliseconds(80);

    /// <summary>Runs the case.</summary>
    public CaseResult Run()
    {
        var sides = new List<WorkerProcess>();
        try
        {
            sides.Add(WorkerProcess.Own(folder, bench));
            foreach (var peer in peers) sides.Add(peer.Start(folder, bench));
            Say("agreement");
            AgreeAnswer[] answers = [.. sides.Select(side => Ask<AgreeAnswer>(side, "agree"))];
            var agreements = peers.Zip(answers.Skip(1)).ToDictionary(
                peer => peer.First.Name, peer => Agreement.Of(answers[0], peer.Second, bench.Dtype));
            return new(bench, agreements, agreements.Values.Any(agreement => !agreement.Holds)
                ? []
                : [.. WorkItem.Of(options).Select(item => Measure(item, sides))]);
        }
        finally
        {
            sides.ForEach(side => side.Dispose());
        }
    }

    private Measurement Measure(WorkItem item, IReadOnlyList<WorkerProcess> sides)
    {
        Say(item.Name);
        var runs = Interleaving.Run(
            [.. sides.Select(side => (Func<int, OneRun>)(index => Once(item, index, side)))],
            options.Repeats,
            options.Quick ? EnoughSecondsQuick : EnoughSeconds,
            run => run.Timing.Seconds);
        return new(item.Name, Timings(runs[0]), [.. peers.Zip(runs.Skip(1), (peer, theirs) =>
            new PeerRuns(peer.Name, Timings(theirs), item.SamplesItsOwn ? null : Difference(runs[0], theirs)))]);
    }

    private OneRun Once(WorkItem item, int index, WorkerProcess side)
    {
        if (bench.Threads > 1) Thread.Sleep(IdleThreadsSpin); // those of another side's products
        var reply = side.Ask<Reply>(item.Request with { Index = index });
        return new(new(reply.Seconds, item.Tokens(reply), item.Flops(shape, reply), Ask<GemmAnswer>(side, "gemm").FlopsPerSecond),
            reply.Numbers);
    }

    private static Timing[] Timings(IReadOnlyList<OneRun> runs) => [.. runs.Select(run => run.Timing)];

    private static double? Difference(IReadOnlyList<OneRun> ours, IReadOnlyList<OneRun> peer)
    {
        var differences = ours.Zip(peer, (mine, theirs) =>
            mine.Numbers.Select(number => Math.Abs(number.Value - theirs.Numbers[number.Key]) / Math.Max(Math.Abs(number.Value), 1e-2)))
            .SelectMany(run => run)
            .ToArray();
        return differences.Length == 0 ? null : differences.Aggregate(0.0, Math.Max); // keeps a NaN
    }

    private static T Ask<T>(WorkerProcess side, string what) => side.Ask<T>(new(what));

    private void Say(string what) => progress.WriteLine($"bench: {bench}: {what}");

    private readonly record struct OneRun(Timing Timing, Dictionary<string, double> Numbers);
}
