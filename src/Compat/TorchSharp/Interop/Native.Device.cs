using System.Runtime.InteropServices;

namespace TorchSharp;

// Devices, threads, default dtype. Native side: native/device.cpp.
internal static unsafe partial class Native
{
    [DllImport(Library)] internal static extern int ts_cuda_count();
    [DllImport(Library)] internal static extern int ts_cudnn_available();
    [DllImport(Library)] internal static extern int ts_cuda_seed(ulong seed, int all);
    [DllImport(Library)] internal static extern int ts_cuda_synchronize(long index);
    [DllImport(Library)] internal static extern int ts_set_num_threads(int count);
    [DllImport(Library)] internal static extern int ts_get_num_threads();
    [DllImport(Library)] internal static extern int ts_set_num_interop_threads(int count);
    [DllImport(Library)] internal static extern int ts_get_num_interop_threads();
    [DllImport(Library)] internal static extern int ts_set_default_dtype(int type);
    [DllImport(Library)] internal static extern int ts_get_default_dtype();
}
