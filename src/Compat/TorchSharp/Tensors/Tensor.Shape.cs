namespace TorchSharp;

public static partial class torch
{
    // Views, repetitions and splits.
    public unsafe partial class Tensor
    {
        public Tensor view(params long[] shape) => Op.Call(&Native.ts_view, this, shape);

        public Tensor view_as(Tensor other) => view(other.shape);

        public Tensor reshape(params long[] shape) => Op.Call(&Native.ts_reshape, this, shape);

        public Tensor permute(params long[] permutation) => Op.Call(&Native.ts_permute, this, permutation);

        public Tensor permute(IEnumerable<long> permutation) => permute(permutation.ToArray());

        public Tensor repeat(params long[] sizes) => Op.Call(&Native.ts_repeat, this, sizes);

        public Tensor flip(params long[] dims) => Op.Call(&Native.ts_flip, this, dims);

        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => Op.Call(&Native.ts_expand, this, sizes);

        public Tensor expand(Size sizes, bool isImplicit = false) => expand(sizes.Shape, isImplicit);

        public Tensor expand(long[] sizes, bool isImplicit = false) => Op.Call(&Native.ts_expand, this, sizes);

        public Tensor expand(params long[] sizes) => Op.Call(&Native.ts_expand, this, sizes);

        public Tensor expand_as(Tensor other) => expand(other.shape, false);

        public Tensor contiguous() => Op.Call(&Native.ts_contiguous, this);

        public Tensor t() => Op.Call(&Native.ts_t, this);

        /// <summary>The transpose of a matrix.</summary>
        public Tensor T => t();

        /// <summary>The last two dimensions exchanged.</summary>
        public Tensor mT => transpose(-2, -1);

        public Tensor transpose(long dim0, long dim1)
        {
            nint result = Native.ts_transpose(Handle, dim0, dim1);
            GC.KeepAlive(this);
            return Op.Wrap(result);
        }

        public Tensor transpose_(long dim0, long dim1)
        {
            Native.Check(Native.ts_transpose_(Handle, dim0, dim1));
            return this;
        }

        public Tensor unsqueeze(long dim) => Op.Call(&Native.ts_unsqueeze, this, dim);

        public Tensor squeeze(long? dim = null) =>
            dim is { } d ? Op.Call(&Native.ts_squeeze, this, d) : Op.Call(&Native.ts_squeeze_all, this);

        public Tensor flatten(long start_dim = 0, long end_dim = -1)
        {
            nint result = Native.ts_flatten(Handle, start_dim, end_dim);
            GC.KeepAlive(this);
            return Op.Wrap(result);
        }

        public Tensor tril(long diagonal = 0) => Op.Call(&Native.ts_tril, this, diagonal);

        public Tensor triu(long diagonal = 0) => Op.Call(&Native.ts_triu, this, diagonal);

        public Tensor diagonal(long offset = 0L, long dim1 = 0L, long dim2 = 1L)
        {
            nint result = Native.ts_diagonal(Handle, offset, dim1, dim2);
            GC.KeepAlive(this);
            return Op.Wrap(result);
        }

        public Tensor roll(long shifts, long? dims = null) =>
            dims is { } dim ? roll((ReadOnlySpan<long>)[shifts], [dim]) : roll((ReadOnlySpan<long>)[shifts]);

        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default)
        {
            fixed (long* s = shifts)
            fixed (long* d = dims)
            {
                nint result = Native.ts_roll(Handle, s, shifts.Length, d, dims.Length);
                GC.KeepAlive(this);
                return Op.Wrap(result);
            }
        }

        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null)
        {
            nint result = Native.ts_repeat_interleave(Handle, repeats, dim ?? 0, dim is null ? 0 : 1);
            GC.KeepAlive(this);
            return Op.Wrap(result);
        }

        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null)
        {
            nint result = Native.ts_repeat_interleave_tensor(Handle, repeats.Handle, dim ?? 0, dim is null ? 0 : 1);
            GC.KeepAlive(this);
            GC.KeepAlive(repeats);
            return Op.Wrap(result);
        }

        public Tensor[] split(long size, int dim = 0)
        {
            nint* array;
            long count;
            Native.Check(Native.ts_split(Handle, size, dim, &array, &count));
            GC.KeepAlive(this);
            return Op.Take(array, count);
        }

        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0)
        {
            nint* array;
            long count;
            fixed (long* p = sizes) Native.Check(Native.ts_split_sizes(Handle, p, sizes.Length, dim, &array, &count));
            GC.KeepAlive(this);
            return Op.Take(array, count);
        }

        public Tensor[] split(long[] sizes, long dim = 0) => split((ReadOnlySpan<long>)sizes, dim);

        public Tensor[] split(params long[] sizes) => split((ReadOnlySpan<long>)sizes);

        public Tensor[] chunk(long chunks, long dim = 0)
        {
            nint* array;
            long count;
            Native.Check(Native.ts_chunk(Handle, chunks, dim, &array, &count));
            GC.KeepAlive(this);
            return Op.Take(array, count);
        }

        public Tensor[] unbind(long dimension = 0)
        {
            nint* array;
            long count;
            Native.Check(Native.ts_unbind(Handle, dimension, &array, &count));
            GC.KeepAlive(this);
            return Op.Take(array, count);
        }
    }
}
