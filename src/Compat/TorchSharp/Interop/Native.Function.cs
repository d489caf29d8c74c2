using System.Runtime.InteropServices;

namespace TorchSharp;

// Nodes of custom autograd functions. Native side: native/function.cpp.
internal static unsafe partial class Native
{
    [DllImport(Library)] internal static extern int ts_node_attach(nint context, delegate* unmanaged<nint, nint*, long, nint*, long, byte*, long, int> call, delegate* unmanaged<nint, void> release, byte* label, nint* inputs, long input_count, nint* outputs, long output_count, int* differentiable, nint* saved, long saved_count, int materialize, nint* replaced, void** node);
    [DllImport(Library)] internal static extern int ts_node_saved(nint node, nint** @out, long* count);
}
