using RLCollapse.Stages;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>Shares a machine's CUDA devices out among local workers: worker i sees device i mod n alone.</summary>
public static class GpuShare
{
    /// <summary>The variable by which CUDA is told which devices there are.</summary>
    public const string Variable = "CUDA_VISIBLE_DEVICES";

    /// <summary>The devices that may be shared out: those that the variable names, else all of the machine.</summary>
    /// <param name="visible">The variable's value: indices or ids, of which CUDA takes those before the first that is negative; null where
    /// it is not set.</param>
    /// <param name="count">CUDA devices of the machine.</param>
    public static IReadOnlyList<string> Devices(string? visible, int count) => visible is null
        ? [.. Enumerable.Range(0, count).Select(index => $"{index}")]
        : [.. visible.Split(',').Select(device => device.Trim()).TakeWhile(device => device.Length > 0 && device[0] != '-')];

    /// <summary>
    /// The device that a worker sees; null where there are not several to share, or the job has its own, as <c>cuda:1</c> or <c>cpu</c>.
    /// </summary>
    /// <param name="devices">All.</param>
    /// <param name="worker">Its number, from 0.</param>
    /// <param name="config">The job's.</param>
    public static string? Of(IReadOnlyList<string> devices, int worker, RunConfig config) =>
        devices.Count > 1 && Shares(config) ? devices[worker % devices.Count] : null;

    /// <summary>Whether a job takes any CUDA device there is.</summary>
    public static bool Shares(RunConfig config) => config.Experiment.Device is "cuda" or "auto";
}
