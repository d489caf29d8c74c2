using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;

namespace RLCollapse.Kernels;

/// <summary>Where the numbers of a tensor are.</summary>
internal static unsafe class Memory
{
    /// <summary>First element of a contiguous float32 tensor on the CPU. Valid as long as the tensor lives.</summary>
    public static float* Floats(torch.Tensor tensor) => (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));

    /// <summary>First element of a contiguous int64 tensor on the CPU.</summary>
    public static long* Integers(torch.Tensor tensor) => (long*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));
}
