namespace TorchSharp;

public static partial class torch
{
    // Gather, scatter and masks.
    public unsafe partial class Tensor
    {
        public Tensor select(long dim, long index)
        {
            nint result = Native.ts_select(Handle, dim, index);
            GC.KeepAlive(this);
            return Op.Wrap(result);
        }

        public Tensor narrow(long dim, long start, long length)
        {
            nint result = Native.ts_narrow(Handle, dim, start, length);
            GC.KeepAlive(this);
            return Op.Wrap(result);
        }

        public Tensor slice(long dim, long start, long finish, long step)
        {
            nint result = Native.ts_slice(Handle, dim, start, finish, step);
            GC.KeepAlive(this);
            return Op.Wrap(result);
        }

        private Tensor At(delegate*<nint, long, nint, nint> op, long dim, Tensor index)
        {
            nint result = op(Handle, dim, index.Handle);
            GC.KeepAlive(this);
            GC.KeepAlive(index);
            return Op.Wrap(result);
        }

        private Tensor Put(delegate*<nint, long, nint, nint, nint> op, long dim, Tensor index, Tensor src)
        {
            nint result = op(Handle, dim, index.Handle, src.Handle);
            GC.KeepAlive(this);
            GC.KeepAlive(index);
            GC.KeepAlive(src);
            return Op.Wrap(result);
        }

        private Tensor PutInPlace(delegate*<nint, long, nint, nint, int> op, long dim, Tensor index, Tensor src)
        {
            Native.Check(op(Handle, dim, index.Handle, src.Handle));
            GC.KeepAlive(index);
            GC.KeepAlive(src);
            return this;
        }

        public Tensor index_select(long dim, Tensor index) => At(&Native.ts_index_select, dim, index);

        public Tensor gather(long dim, Tensor index) => At(&Native.ts_gather, dim, index);

        public Tensor take_along_dim(Tensor indices, long dim)
        {
            nint result = Native.ts_take_along_dim(Handle, indices.Handle, dim);
            GC.KeepAlive(this);
            GC.KeepAlive(indices);
            return Op.Wrap(result);
        }

        public Tensor scatter(long dim, Tensor index, Tensor src) => Put(&Native.ts_scatter, dim, index, src);

        public Tensor scatter_(long dim, Tensor index, Tensor src) => PutInPlace(&Native.ts_scatter_, dim, index, src);

        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Put(&Native.ts_scatter_add, dim, index, src);

        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => PutInPlace(&Native.ts_scatter_add_, dim, index, src);

        public Tensor index_copy(long dim, Tensor index, Tensor source) => Put(&Native.ts_index_copy, dim, index, source);

        public Tensor index_copy_(long dim, Tensor index, Tensor source) => PutInPlace(&Native.ts_index_copy_, dim, index, source);

        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha)
        {
            nint result = Native.ts_index_add(Handle, dim, index.Handle, source.Handle, alpha.Arg);
            GC.KeepAlive(this);
            GC.KeepAlive(index);
            GC.KeepAlive(source);
            return Op.Wrap(result);
        }

        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha)
        {
            Native.Check(Native.ts_index_add_(Handle, dim, index.Handle, source.Handle, alpha.Arg));
            GC.KeepAlive(index);
            GC.KeepAlive(source);
            return this;
        }

        public Tensor index_fill_(long dim, Tensor index, Scalar value)
        {
            Native.Check(Native.ts_index_fill_(Handle, dim, index.Handle, value.Arg));
            GC.KeepAlive(index);
            return this;
        }

        public Tensor masked_fill(Tensor mask, Scalar value) => Op.Call(&Native.ts_masked_fill, this, mask, value.Arg);

        public Tensor masked_fill_(Tensor mask, Scalar value) => Op.InPlace(&Native.ts_masked_fill_, this, mask, value.Arg);

        public Tensor masked_select(Tensor mask) => Op.Call(&Native.ts_masked_select, this, mask);

        public Tensor masked_scatter_(Tensor mask, Tensor value)
        {
            Native.Check(Native.ts_masked_scatter_(Handle, mask.Handle, value.Handle));
            GC.KeepAlive(mask);
            GC.KeepAlive(value);
            return this;
        }

        /// <summary>The indices of the non-zero elements, one row each.</summary>
        public Tensor nonzero() => Op.Call(&Native.ts_nonzero, this);
    }
}
