using System.Runtime.InteropServices;

namespace TorchSharp;

// Views, joins, splits. Native side: native/shape.cpp.
internal static unsafe partial class Native
{
    [DllImport(Library)] internal static extern nint ts_contiguous(nint self);
    [DllImport(Library)] internal static extern nint ts_clone(nint self);
    [DllImport(Library)] internal static extern nint ts_detach(nint self);
    [DllImport(Library)] internal static extern nint ts_alias(nint self);
    [DllImport(Library)] internal static extern nint ts_t(nint self);
    [DllImport(Library)] internal static extern nint ts_nonzero(nint self);
    [DllImport(Library)] internal static extern nint ts_view(nint self, long* sizes, long count);
    [DllImport(Library)] internal static extern nint ts_reshape(nint self, long* sizes, long count);
    [DllImport(Library)] internal static extern nint ts_permute(nint self, long* sizes, long count);
    [DllImport(Library)] internal static extern nint ts_repeat(nint self, long* sizes, long count);
    [DllImport(Library)] internal static extern nint ts_expand(nint self, long* sizes, long count);
    [DllImport(Library)] internal static extern nint ts_flip(nint self, long* sizes, long count);
    [DllImport(Library)] internal static extern nint ts_unsqueeze(nint self, long dim);
    [DllImport(Library)] internal static extern nint ts_squeeze(nint self, long dim);
    [DllImport(Library)] internal static extern nint ts_tril(nint self, long dim);
    [DllImport(Library)] internal static extern nint ts_triu(nint self, long dim);
    [DllImport(Library)] internal static extern nint ts_squeeze_all(nint self);
    [DllImport(Library)] internal static extern nint ts_transpose(nint self, long a, long b);
    [DllImport(Library)] internal static extern int ts_transpose_(nint self, long a, long b);
    [DllImport(Library)] internal static extern nint ts_flatten(nint self, long first, long last);
    [DllImport(Library)] internal static extern nint ts_select(nint self, long dim, long index);
    [DllImport(Library)] internal static extern nint ts_narrow(nint self, long dim, long start, long length);
    [DllImport(Library)] internal static extern nint ts_slice(nint self, long dim, long start, long finish, long step);
    [DllImport(Library)] internal static extern nint ts_diagonal(nint self, long offset, long a, long b);
    [DllImport(Library)] internal static extern nint ts_roll(nint self, long* shifts, long count, long* dim, long dims);
    [DllImport(Library)] internal static extern nint ts_repeat_interleave(nint self, long repeats, long dim, int has_dim);
    [DllImport(Library)] internal static extern nint ts_repeat_interleave_tensor(nint self, nint repeats, long dim, int has_dim);
    [DllImport(Library)] internal static extern nint ts_cat(nint* list, long count, long dim);
    [DllImport(Library)] internal static extern nint ts_stack(nint* list, long count, long dim);
    [DllImport(Library)] internal static extern nint ts_einsum(byte* equation, nint* list, long count);
    [DllImport(Library)] internal static extern int ts_split(nint self, long size, long dim, nint** @out, long* count);
    [DllImport(Library)] internal static extern int ts_split_sizes(nint self, long* sizes, long n, long dim, nint** @out, long* count);
    [DllImport(Library)] internal static extern int ts_chunk(nint self, long chunks, long dim, nint** @out, long* count);
    [DllImport(Library)] internal static extern int ts_unbind(nint self, long dim, nint** @out, long* count);
    [DllImport(Library)] internal static extern int ts_where_nonzero(nint self, nint** @out, long* count);
    [DllImport(Library)] internal static extern int ts_unique(nint self, long dim, int along, int sorted, int inverse, int counts, nint* a, nint* b, nint* c);
}
