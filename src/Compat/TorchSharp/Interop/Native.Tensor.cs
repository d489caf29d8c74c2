using System.Runtime.InteropServices;

namespace TorchSharp;

// Tensors: life, properties, data. Native side: native/tensor.cpp.
internal static unsafe partial class Native
{
    [DllImport(Library)] internal static extern void ts_free_array(nint* array);
    [DllImport(Library)] internal static extern void ts_dispose(nint self);
    [DllImport(Library)] internal static extern nint ts_share(nint self);
    [DllImport(Library)] internal static extern long ts_dim(nint self);
    [DllImport(Library)] internal static extern long ts_numel(nint self);
    [DllImport(Library)] internal static extern long ts_element_size(nint self);
    [DllImport(Library)] internal static extern int ts_dtype(nint self);
    [DllImport(Library)] internal static extern int ts_device_type(nint self);
    [DllImport(Library)] internal static extern int ts_device_index(nint self);
    [DllImport(Library)] internal static extern int ts_is_contiguous(nint self);
    [DllImport(Library)] internal static extern int ts_is_leaf(nint self);
    [DllImport(Library)] internal static extern int ts_requires_grad(nint self);
    [DllImport(Library)] internal static extern int ts_is_sparse(nint self);
    [DllImport(Library)] internal static extern int ts_sizes(nint self, long* @out);
    [DllImport(Library)] internal static extern int ts_strides(nint self, long* @out);
    [DllImport(Library)] internal static extern int ts_data(nint self, void** @out);
    [DllImport(Library)] internal static extern int ts_item(nint self, double* real, long* integer);
    [DllImport(Library)] internal static extern nint ts_from_memory(void* data, int source, long* sizes, long dims, OptionsArg opt);
    [DllImport(Library)] internal static extern nint ts_to(nint self, OptionsArg opt, int non_blocking, int copy);
    [DllImport(Library)] internal static extern int ts_copy_(nint self, nint source, int non_blocking);
    [DllImport(Library)] internal static extern int ts_set_data(nint self, nint data);
    [DllImport(Library)] internal static extern int ts_equal(nint self, nint other, int* @out);
    [DllImport(Library)] internal static extern int ts_allclose(nint self, nint other, double rtol, double atol, int equal_nan, int* @out);
}
