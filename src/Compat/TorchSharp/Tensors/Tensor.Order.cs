namespace TorchSharp;

public static partial class torch
{
    // Scans, orderings and soft normalisations along a dimension.
    public unsafe partial class Tensor
    {
        private Tensor Scan(delegate*<nint, long, int, nint> op, long dim, ScalarType? type)
        {
            nint result = op(Handle, dim, Code(type));
            GC.KeepAlive(this);
            return Op.Wrap(result);
        }

        public Tensor cumsum(long dim, ScalarType? type = null) => Scan(&Native.ts_cumsum, dim, type);

        public Tensor cumprod(long dim, ScalarType? type = null) => Scan(&Native.ts_cumprod, dim, type);

        public Tensor softmax(long dim, ScalarType? dtype = null) => Scan(&Native.ts_softmax, dim, dtype);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Scan(&Native.ts_log_softmax, dim, dtype);

        /// <summary>log Σ exp over a dimension, without overflow.</summary>
        public Tensor logsumexp(long dim, bool keepdim = false) => Over(&Native.ts_logsumexp, [dim], keepdim);

        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false)
        {
            nint values, indices;
            Native.Check(Native.ts_sort(Handle, dim, descending ? 1 : 0, stable ? 1 : 0, &values, &indices));
            GC.KeepAlive(this);
            return (new Tensor(values), new Tensor(indices));
        }

        public Tensor argsort(long dim = -1, bool descending = false) => Along(&Native.ts_argsort, dim, descending);

        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true)
        {
            nint values, indices;
            Native.Check(Native.ts_topk(Handle, k, dim, largest ? 1 : 0, sorted ? 1 : 0, &values, &indices));
            GC.KeepAlive(this);
            return (new Tensor(values), new Tensor(indices));
        }

        /// <summary>How often each of 0, 1, … occurs, or the sum of its weights.</summary>
        public Tensor bincount(Tensor? weights, long minlength = 0)
        {
            nint result = Native.ts_bincount(Handle, Op.HandleOf(weights), minlength);
            GC.KeepAlive(this);
            GC.KeepAlive(weights);
            return Op.Wrap(result);
        }

        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null)
        {
            nint output, inverse, counts;
            Native.Check(Native.ts_unique(Handle, dim ?? 0, dim is null ? 0 : 1, sorted ? 1 : 0, return_inverse ? 1 : 0, return_counts ? 1 : 0, &output, &inverse, &counts));
            GC.KeepAlive(this);
            Tensor? indices = new(inverse), numbers = new(counts);
            if (!return_inverse) indices = Drop(indices);
            if (!return_counts) numbers = Drop(numbers);
            return (new Tensor(output), indices, numbers);

            static Tensor? Drop(Tensor unused)
            {
                unused.Dispose();
                return null;
            }
        }
    }
}
