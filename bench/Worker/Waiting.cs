using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Benchmarks.Worker;

/// <summary>Times of work that a GPU may still be busy with when the call returns.</summary>
internal static class Waiting
{
    /// <summary>Waits until a device has done all that was asked of it.</summary>
    public static void For(Device device)
    {
        if (device.type == DeviceType.CUDA) cuda.synchronize(device);
    }

    /// <summary>Seconds until a work is done.</summary>
    /// <param name="device">Where it is done; it has nothing else to do when the clock starts.</param>
    /// <param name="work">The work.</param>
    public static double Seconds(Device device, Action work)
    {
        For(device);
        var started = Stopwatch.GetTimestamp();
        work();
        For(device);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
