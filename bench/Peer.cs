using RLCollapse.Benchmarks.Processes;
using RLCollapse.Model;

namespace RLCollapse.Benchmarks;

/// <summary>What this program is measured beside.</summary>
/// <param name="Name">As the report calls it.</param>
/// <param name="Start">Starts its process for the folder of a size and a case.</param>
internal sealed record Peer(string Name, Func<string, BenchCase, WorkerProcess> Start)
{
    /// <summary>Those of a case: the PyTorch script, and TorchSharp where our side is not the torch backend itself.</summary>
    /// <param name="bench">The case.</param>
    /// <param name="python">An interpreter that has PyTorch, if there is one.</param>
    public static IReadOnlyList<Peer> Of(BenchCase bench, string? python)
    {
        var pyTorch = new Peer("PyTorch", (folder, of) => WorkerProcess.PyTorch(python!, folder, of));
        var torchSharp = new Peer("TorchSharp", (folder, of) => WorkerProcess.Own(folder, of, BackendKind.Torch));
        return [.. python is null ? (Peer[])[] : [pyTorch], .. bench.IsOwnRuntime ? (Peer[])[torchSharp] : []];
    }
}
