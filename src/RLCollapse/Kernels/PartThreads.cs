using System.Runtime.ExceptionServices;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>Parts of a batch that share nothing, each on a thread of its own: more is gained than from many threads a product.</summary>
public static class PartThreads
{
    /// <summary>Parts that a device works on at once: the engine's threads on the CPU, one elsewhere.</summary>
    public static int Count(Device device) => device.type == DeviceType.CPU ? get_num_threads() : 1;

    /// <summary>Rows of one part; the parts' sizes differ by one at most.</summary>
    public static Range Rows(int rows, int part, int parts) => (int)((long)part * rows / parts)..(int)((part + 1L) * rows / parts);

    /// <summary>Does every part; with several threads, the engine's own work within a part stays on the part's thread.</summary>
    /// <param name="parts">Number of parts.</param>
    /// <param name="threads">Parts at once, at least one.</param>
    /// <param name="work">Does one part. Gradient mode and scopes are those of its thread: it must set its own.</param>
    /// <returns>What each gave, in the order of parts.</returns>
    public static T[] Map<T>(int parts, int threads, Func<int, T> work)
    {
        if (threads == 1 || parts == 1) return [.. Enumerable.Range(0, parts).Select(work)];
        var results = new T[parts];
        var before = get_num_threads();
        try
        {
            Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
            {
                set_num_threads(1);
                results[part] = work(part);
            });
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
        finally
        {
            set_num_threads(before);
        }

        return results;
    }
}
