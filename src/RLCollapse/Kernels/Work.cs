using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;

namespace RLCollapse.Kernels;

/// <summary>What every kernel needs: the memory of a tensor, and threads.</summary>
internal static unsafe class Work
{
    private const long WorthThreads = 16_384;

    /// <summary>First element of a contiguous float32 tensor on the CPU. Valid as long as the tensor lives.</summary>
    public static float* Floats(torch.Tensor tensor) => (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));

    /// <summary>First element of a contiguous tensor of a format on the CPU.</summary>
    public static T* Elements<T>(torch.Tensor tensor) where T : unmanaged, IElement<T> => (T*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));

    /// <summary>First element of a contiguous int64 tensor on the CPU.</summary>
    public static long* Integers(torch.Tensor tensor) => (long*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));

    /// <summary>Does every item, on as many threads as the engine has.</summary>
    /// <param name="count">Items.</param>
    /// <param name="floats">Floats touched in all; little work stays on one thread.</param>
    /// <param name="item">Does one item; called in any order.</param>
    public static void ForEach(int count, long floats, Action<int> item)
    {
        var threads = torch.get_num_threads();
        if (threads == 1 || floats < WorthThreads)
        {
            for (var i = 0; i < count; i++) item(i);
            return;
        }

        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, item);
    }

    /// <summary>Cuts rows into one run of rows a thread.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="floats">Floats touched in all.</param>
    /// <param name="run">Does the rows from its first argument up to, not with, its second.</param>
    public static void ForRows(long rows, long floats, Action<long, long> run)
    {
        var parts = floats < WorthThreads ? 1 : torch.get_num_threads();
        ForEach(parts, floats, part => run(part * rows / parts, (part + 1) * rows / parts));
    }
}
