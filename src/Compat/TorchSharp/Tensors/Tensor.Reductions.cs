namespace TorchSharp;

public static partial class torch
{
    // Sums, means, moments and extrema, over everything or along dimensions.
    public unsafe partial class Tensor
    {
        private const long Everything = -1;

        private Tensor Over(delegate*<nint, long*, long, int, int, nint> op, ReadOnlySpan<long> dims, long count, bool first, int second)
        {
            fixed (long* p = dims)
            {
                nint result = op(Handle, p, count, first ? 1 : 0, second);
                GC.KeepAlive(this);
                return Op.Wrap(result);
            }
        }

        private Tensor Over(delegate*<nint, long*, long, int, nint> op, ReadOnlySpan<long> dims, bool keepdim)
        {
            fixed (long* p = dims)
            {
                nint result = op(Handle, p, dims.Length, keepdim ? 1 : 0);
                GC.KeepAlive(this);
                return Op.Wrap(result);
            }
        }

        private Tensor Along(delegate*<nint, long, int, nint> op, long dim, bool keepdim)
        {
            nint result = op(Handle, dim, keepdim ? 1 : 0);
            GC.KeepAlive(this);
            return Op.Wrap(result);
        }

        private static int Code(ScalarType? type) => type is { } known ? (int)known : -1;

        public Tensor sum(ScalarType? type = null) => Over(&Native.ts_sum, default, Everything, false, Code(type));

        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
            Over(&Native.ts_sum, dim, dim.Length, keepdim, Code(type));

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => sum((ReadOnlySpan<long>)dim, keepdim, type);

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => sum((ReadOnlySpan<long>)[dim], keepdim, type);

        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) =>
            sum((ReadOnlySpan<long>)[dim0, dim1], keepdim, type);

        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) =>
            sum((ReadOnlySpan<long>)[dim0, dim1, dim2], keepdim, type);

        public Tensor mean() => Over(&Native.ts_mean, default, Everything, false, -1);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Over(&Native.ts_mean, dimensions, dimensions.Length, keepdim, Code(type));

        public Tensor var(bool unbiased = true) => Over(&Native.ts_var, default, Everything, unbiased, 0);

        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Cast(type).Over(&Native.ts_var, dimensions, dimensions.Length, unbiased, keepdim ? 1 : 0);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var((ReadOnlySpan<long>)dimensions, unbiased, keepdim, type);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var((ReadOnlySpan<long>)[dim], unbiased, keepdim, type);

        public Tensor std(bool unbiased = true) => Over(&Native.ts_std, default, Everything, unbiased, 0);

        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Cast(type).Over(&Native.ts_std, dimensions, dimensions.Length, unbiased, keepdim ? 1 : 0);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std((ReadOnlySpan<long>)dimensions, unbiased, keepdim, type);

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std((ReadOnlySpan<long>)[dim], unbiased, keepdim, type);

        private Tensor Cast(ScalarType? type) => type is { } target && target != dtype ? to_type(target) : this;

        public Tensor min() => Op.Call(&Native.ts_min, this);

        public Tensor min(Tensor other) => minimum(other);

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false)
        {
            nint values, indices;
            Native.Check(Native.ts_min_dim(Handle, dim, keepdim ? 1 : 0, &values, &indices));
            GC.KeepAlive(this);
            return (new Tensor(values), new Tensor(indices));
        }

        public Tensor max() => Op.Call(&Native.ts_max, this);

        public Tensor max(Tensor other) => maximum(other);

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false)
        {
            nint values, indices;
            Native.Check(Native.ts_max_dim(Handle, dim, keepdim ? 1 : 0, &values, &indices));
            GC.KeepAlive(this);
            return (new Tensor(values), new Tensor(indices));
        }

        public Tensor amax(params long[] dims) => Over(&Native.ts_amax, dims, false);

        public Tensor amax(long[] dims, bool keepdim = false) => amax((ReadOnlySpan<long>)dims, keepdim);

        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false) => Over(&Native.ts_amax, dims, keepdim);

        public Tensor amin(params long[] dims) => Over(&Native.ts_amin, dims, false);

        public Tensor amin(long[] dims, bool keepdim = false) => amin((ReadOnlySpan<long>)dims, keepdim);

        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false) => Over(&Native.ts_amin, dims, keepdim);

        public Tensor argmax() => Op.Call(&Native.ts_argmax, this);

        public Tensor argmax(long dim, bool keepdim = false) => Along(&Native.ts_argmax_dim, dim, keepdim);

        public Tensor argmin() => Op.Call(&Native.ts_argmin, this);

        public Tensor argmin(long dim, bool keepdim = false) => Along(&Native.ts_argmin_dim, dim, keepdim);

        public Tensor all() => Op.Call(&Native.ts_all, this);

        public Tensor all(long dim, bool keepdim = false) => Along(&Native.ts_all_dim, dim, keepdim);

        public Tensor any() => Op.Call(&Native.ts_any, this);

        public Tensor any(long dim, bool keepdim = false) => Along(&Native.ts_any_dim, dim, keepdim);

        public Tensor prod(ScalarType? type = null) => type is { } target ? to_type(target).prod() : Op.Call(&Native.ts_prod, this);

        public Tensor median() => Op.Call(&Native.ts_median, this);

        public Tensor count_nonzero(long[]? dims = null)
        {
            fixed (long* p = dims)
            {
                nint result = Native.ts_count_nonzero(Handle, p, dims?.Length ?? 0);
                GC.KeepAlive(this);
                return Op.Wrap(result);
            }
        }

        public Tensor norm(float p = 2)
        {
            nint result = Native.ts_norm(Handle, p);
            GC.KeepAlive(this);
            return Op.Wrap(result);
        }

        public Tensor norm(int dim, bool keepdim = false, float p = 2)
        {
            nint result = Native.ts_norm_dim(Handle, p, dim, keepdim ? 1 : 0);
            GC.KeepAlive(this);
            return Op.Wrap(result);
        }
    }
}
