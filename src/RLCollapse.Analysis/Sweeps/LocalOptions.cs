using System.Diagnostics;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>How the local launcher works.</summary>
/// <param name="Workers">Processes at once.</param>
/// <param name="Threads">Threads of each.</param>
/// <param name="FailFast">Whether the first failure stops the others, after a checkpoint.</param>
/// <param name="Command">
/// The process for a job's config file and results root. It must stop after a checkpoint, with exit code 130, when its
/// standard input ends.
/// </param>
public sealed record LocalOptions(int Workers, int Threads, bool FailFast, Func<string, string, ProcessStartInfo> Command)
{
    /// <summary>CUDA devices that the workers share; see <see cref="GpuShare"/>.</summary>
    public IReadOnlyList<string> Gpus { get; init; } = [];
}
