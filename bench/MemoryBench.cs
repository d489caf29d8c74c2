using RLCollapse.Benchmarks.Processes;
using RLCollapse.Benchmarks.Worker;

namespace RLCollapse.Benchmarks;

/// <summary>Largest resident size (VmHWM) of each side in a process that does one kind of work a few times and nothing else.</summary>
internal static class MemoryBench
{
    private const int Runs = 3;

    /// <summary>Measures a case.</summary>
    public static IReadOnlyList<MemoryResult> Run(BenchCase bench, string folder, IReadOnlyList<Peer> peers, TextWriter progress) =>
        [.. new[] { null, WorkItem.Pretraining(BatchSizes.Of(bench.Device)),
            WorkItem.Iteration(BatchSizes.Of(bench.Device)) }.Select(item =>
        {
            var name = item?.Name ?? "nothing but loading";
            progress.WriteLine($"bench: {bench}: memory of {name}");
            return new MemoryResult(bench, name, Peak(WorkerProcess.Own(folder, bench), item),
                peers.ToDictionary(peer => peer.Name, peer => Peak(peer.Start(folder, bench), item)));
        })];

    private static double Peak(WorkerProcess started, WorkItem? item)
    {
        using var side = started;
        for (var index = 0; item is not null && index < Runs; index++) side.Ask<Reply>(item.Request with { Index = index });
        return side.Ask<MemoryAnswer>(new("memory")).Megabytes;
    }
}
