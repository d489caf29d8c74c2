using System.Runtime.ExceptionServices;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>
/// The process's threads. On the CPU libtorch itself has one: batches are cut into parts that share nothing, and each part has
/// a thread of its own, from which more is gained than from many threads a product.
/// </summary>
public static class PartThreads
{
    private const int OnGpu = 16;

    /// <summary>Parts that are worked on at once on the CPU. Default 1.</summary>
    public static int Available { get; private set; } = 1;

    /// <summary>Sets <see cref="Available"/> for the process.</summary>
    /// <param name="threads">At least one.</param>
    public static void Use(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        set_num_threads(1);
        Available = threads;
    }

    /// <summary>Parts that a device works on at once: <see cref="Available"/> on the CPU, one elsewhere.</summary>
    public static int Of(Device device) => device.type == DeviceType.CPU ? Available : 1;

    /// <summary>Rows of one part; the parts' sizes differ by one at most.</summary>
    public static Range Rows(int rows, int part, int parts) => (int)((long)part * rows / parts)..(int)((part + 1L) * rows / parts);

    /// <summary>
    /// Does rows in parts, fewer and larger ones on a GPU. How they are cut must not depend on the threads, or the bits of a result would
    /// too.
    /// </summary>
    /// <param name="rows">Rows.</param>
    /// <param name="most">Rows that a part may have on the CPU.</param>
    /// <param name="device">Where the work is done.</param>
    /// <param name="work">Does the rows of one part, as below.</param>
    /// <returns>What each part gave, in order.</returns>
    public static T[] Map<T>(int rows, int most, Device device, Func<Range, T> work)
    {
        var atMost = device.type == DeviceType.CPU ? most : OnGpu * most;
        var parts = (rows + atMost - 1) / atMost;
        return Map(parts, Of(device), part => work(Rows(rows, part, parts)));
    }

    /// <summary>Does every part.</summary>
    /// <param name="parts">Number of parts.</param>
    /// <param name="threads">Parts at once, at least one.</param>
    /// <param name="work">Does one part. Gradient mode and scopes are a thread's own: it must set them.</param>
    /// <returns>What each gave, in the order of parts.</returns>
    public static T[] Map<T>(int parts, int threads, Func<int, T> work)
    {
        if (threads == 1 || parts == 1) return [.. Enumerable.Range(0, parts).Select(work)];
        var results = new T[parts];
        try
        {
            Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = threads }, part => results[part] = work(part));
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        return results;
    }
}
