using System.Runtime.InteropServices;

namespace TorchSharp;

// Gradients. Native side: native/autograd.cpp.
internal static unsafe partial class Native
{
    [DllImport(Library)] internal static extern int ts_grad_enabled();
    [DllImport(Library)] internal static extern void ts_set_grad_enabled(int enabled);
    [DllImport(Library)] internal static extern nint ts_inference_enter(int enabled);
    [DllImport(Library)] internal static extern void ts_inference_leave(nint guard);
    [DllImport(Library)] internal static extern int ts_set_requires_grad(nint self, int value);
    [DllImport(Library)] internal static extern int ts_retain_grad(nint self);
    [DllImport(Library)] internal static extern int ts_detach_(nint self);
    [DllImport(Library)] internal static extern int ts_get_grad(nint self, nint* @out);
    [DllImport(Library)] internal static extern int ts_set_grad(nint self, nint grad);
    [DllImport(Library)] internal static extern int ts_zero_grads(nint* list, long count, int to_none);
    [DllImport(Library)] internal static extern int ts_backward(nint* roots, long count, nint* grads, long grad_count, int retain, int create, nint* inputs, long input_count);
    [DllImport(Library)] internal static extern int ts_grad(nint* outputs, long count, nint* inputs, long input_count, nint* grads, long grad_count, int retain, int create, int allow_unused, nint** @out, long* out_count);
    [DllImport(Library)] internal static extern int ts_anomaly_enabled();
    [DllImport(Library)] internal static extern int ts_set_anomaly(int enabled, int check_nan);
}
