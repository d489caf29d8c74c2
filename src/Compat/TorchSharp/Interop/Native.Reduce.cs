using System.Runtime.InteropServices;

namespace TorchSharp;

// Reductions, orderings, scans. Native side: native/reduce.cpp.
internal static unsafe partial class Native
{
    [DllImport(Library)] internal static extern nint ts_sum(nint self, long* dim, long dims, int keepdim, int type);
    [DllImport(Library)] internal static extern nint ts_mean(nint self, long* dim, long dims, int keepdim, int type);
    [DllImport(Library)] internal static extern nint ts_var(nint self, long* dim, long dims, int unbiased, int keepdim);
    [DllImport(Library)] internal static extern nint ts_std(nint self, long* dim, long dims, int unbiased, int keepdim);
    [DllImport(Library)] internal static extern nint ts_amax(nint self, long* dim, long dims, int keepdim);
    [DllImport(Library)] internal static extern nint ts_amin(nint self, long* dim, long dims, int keepdim);
    [DllImport(Library)] internal static extern nint ts_logsumexp(nint self, long* dim, long dims, int keepdim);
    [DllImport(Library)] internal static extern nint ts_max(nint self);
    [DllImport(Library)] internal static extern nint ts_min(nint self);
    [DllImport(Library)] internal static extern nint ts_all(nint self);
    [DllImport(Library)] internal static extern nint ts_any(nint self);
    [DllImport(Library)] internal static extern nint ts_argmax(nint self);
    [DllImport(Library)] internal static extern nint ts_argmin(nint self);
    [DllImport(Library)] internal static extern nint ts_prod(nint self);
    [DllImport(Library)] internal static extern nint ts_median(nint self);
    [DllImport(Library)] internal static extern nint ts_count_nonzero(nint self, long* dim, long dims);
    [DllImport(Library)] internal static extern nint ts_all_dim(nint self, long dim, int keepdim);
    [DllImport(Library)] internal static extern nint ts_any_dim(nint self, long dim, int keepdim);
    [DllImport(Library)] internal static extern nint ts_argmax_dim(nint self, long dim, int keepdim);
    [DllImport(Library)] internal static extern nint ts_argmin_dim(nint self, long dim, int keepdim);
    [DllImport(Library)] internal static extern nint ts_prod_dim(nint self, long dim, int keepdim, int type);
    [DllImport(Library)] internal static extern int ts_max_dim(nint self, long dim, int keepdim, nint* values, nint* indices);
    [DllImport(Library)] internal static extern int ts_min_dim(nint self, long dim, int keepdim, nint* values, nint* indices);
    [DllImport(Library)] internal static extern int ts_topk(nint self, long k, long dim, int largest, int sorted, nint* values, nint* indices);
    [DllImport(Library)] internal static extern int ts_sort(nint self, long dim, int descending, int stable, nint* values, nint* indices);
    [DllImport(Library)] internal static extern nint ts_argsort(nint self, long dim, int descending);
    [DllImport(Library)] internal static extern nint ts_bincount(nint self, nint weights, long minlength);
    [DllImport(Library)] internal static extern nint ts_norm(nint self, double p);
    [DllImport(Library)] internal static extern nint ts_norm_dim(nint self, double p, long dim, int keepdim);
    [DllImport(Library)] internal static extern nint ts_cumsum(nint self, long dim, int type);
    [DllImport(Library)] internal static extern nint ts_cumprod(nint self, long dim, int type);
    [DllImport(Library)] internal static extern nint ts_softmax(nint self, long dim, int type);
    [DllImport(Library)] internal static extern nint ts_log_softmax(nint self, long dim, int type);
}
