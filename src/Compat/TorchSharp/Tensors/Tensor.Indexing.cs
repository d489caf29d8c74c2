using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    // The t[...] forms.
    public unsafe partial class Tensor
    {
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => Index(indices);
            set => SetIndex(indices, value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => Index(AsIndices(indices));
            set => SetIndex(AsIndices(indices), value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => SetIndex([i1], value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => Index([i1, i2]);
            set => SetIndex([i1, i2], value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => Index([i1, i2, i3]);
            set => SetIndex([i1, i2, i3], value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => Index([i1, i2, i3, i4]);
            set => SetIndex([i1, i2, i3, i4], value);
        }

        public Tensor index(params TensorIndex[] indices) => Index(indices);

        public Tensor index(params Tensor[] indices) => Index(AsIndices(indices));

        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            SetIndex(indices, value);
            return this;
        }

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            IndexArg* args = stackalloc IndexArg[indices.Length];
            Fill(args, indices);
            Native.Check(Native.ts_index_set_scalar(Handle, args, indices.Length, value.Arg));
            GC.KeepAlive(indices);
            return this;
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, false);

        /// <summary>Writes <paramref name="value"/> where the index tensors point; adds it instead when accumulating.</summary>
        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false)
        {
            fixed (nint* handles = Op.Handles(indices))
                Native.Check(Native.ts_index_put_(Handle, handles, indices.Length, value.Handle, accumulate ? 1 : 0));
            GC.KeepAlive(indices);
            GC.KeepAlive(value);
            return this;
        }

        private static TensorIndex[] AsIndices(Tensor[] tensors) => System.Array.ConvertAll(tensors, TensorIndex.Tensor);

        private static void Fill(IndexArg* args, ReadOnlySpan<TensorIndex> indices)
        {
            for (int i = 0; i < indices.Length; i++)
            {
                args[i] = indices[i].Arg;
                if (indices[i].Target is { } target) args[i].Handle = target.Handle;
            }
        }

        private Tensor Index(ReadOnlySpan<TensorIndex> indices)
        {
            IndexArg* args = stackalloc IndexArg[indices.Length];
            Fill(args, indices);
            nint result = Native.ts_index(Handle, args, indices.Length);
            GC.KeepAlive(this);
            foreach (TensorIndex index in indices) GC.KeepAlive(index.Target);
            return Op.Wrap(result);
        }

        private void SetIndex(ReadOnlySpan<TensorIndex> indices, Tensor value)
        {
            IndexArg* args = stackalloc IndexArg[indices.Length];
            Fill(args, indices);
            Native.Check(Native.ts_index_set(Handle, args, indices.Length, value.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(value);
            foreach (TensorIndex index in indices) GC.KeepAlive(index.Target);
        }
    }
}
