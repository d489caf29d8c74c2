using System.Runtime.InteropServices;

namespace TorchSharp;

// Optimizer steps. Native side: native/optim.cpp.
internal static unsafe partial class Native
{
    [DllImport(Library)] internal static extern int ts_adam_step(nint* @params, nint* means, nint* squares, nint* maxima, long* steps, long count, AdamArg* arg);
    [DllImport(Library)] internal static extern int ts_sgd_step(nint* @params, nint* buffers, int* started, long count, SgdArg* arg);
}
