using System.Runtime.InteropServices;

namespace TorchSharp;

// Reading and writing by index. Native side: native/indexing.cpp.
internal static unsafe partial class Native
{
    [DllImport(Library)] internal static extern nint ts_index(nint self, IndexArg* list, long count);
    [DllImport(Library)] internal static extern int ts_index_set(nint self, IndexArg* list, long count, nint value);
    [DllImport(Library)] internal static extern int ts_index_set_scalar(nint self, IndexArg* list, long count, ScalarArg value);
    [DllImport(Library)] internal static extern int ts_index_put_(nint self, nint* list, long count, nint value, int accumulate);
    [DllImport(Library)] internal static extern nint ts_index_select(nint self, long dim, nint index);
    [DllImport(Library)] internal static extern nint ts_gather(nint self, long dim, nint index);
    [DllImport(Library)] internal static extern nint ts_take_along_dim(nint self, nint index, long dim);
    [DllImport(Library)] internal static extern nint ts_scatter(nint self, long dim, nint index, nint src);
    [DllImport(Library)] internal static extern int ts_scatter_(nint self, long dim, nint index, nint src);
    [DllImport(Library)] internal static extern nint ts_scatter_add(nint self, long dim, nint index, nint src);
    [DllImport(Library)] internal static extern int ts_scatter_add_(nint self, long dim, nint index, nint src);
    [DllImport(Library)] internal static extern nint ts_index_copy(nint self, long dim, nint index, nint src);
    [DllImport(Library)] internal static extern int ts_index_copy_(nint self, long dim, nint index, nint src);
    [DllImport(Library)] internal static extern nint ts_scatter_value(nint self, long dim, nint index, ScalarArg value);
    [DllImport(Library)] internal static extern int ts_scatter_value_(nint self, long dim, nint index, ScalarArg value);
    [DllImport(Library)] internal static extern nint ts_index_add(nint self, long dim, nint index, nint source, ScalarArg alpha);
    [DllImport(Library)] internal static extern int ts_index_add_(nint self, long dim, nint index, nint source, ScalarArg alpha);
    [DllImport(Library)] internal static extern int ts_index_fill_(nint self, long dim, nint index, ScalarArg value);
    [DllImport(Library)] internal static extern nint ts_masked_fill(nint self, nint mask, ScalarArg value);
    [DllImport(Library)] internal static extern int ts_masked_fill_(nint self, nint mask, ScalarArg value);
    [DllImport(Library)] internal static extern nint ts_masked_select(nint self, nint mask);
    [DllImport(Library)] internal static extern int ts_masked_scatter_(nint self, nint mask, nint source);
}
