using RLCollapse.Benchmarks.Processes;

namespace RLCollapse.Tests.Fixtures;

/// <summary>A test that needs a Python with PyTorch; elsewhere it is skipped and says so.</summary>
internal sealed class TorchFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Found = new(() => PeerPython.Find(null));

    public TorchFactAttribute() =>
        Skip = Found.Value is null ? "No python3 here has PyTorch (on Debian: apt-get install python3-torch)." : null;

    /// <summary>The interpreter.</summary>
    public static string Python => Found.Value!;
}
