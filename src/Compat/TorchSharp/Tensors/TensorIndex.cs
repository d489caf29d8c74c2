namespace TorchSharp;

public static partial class torch
{
    /// <summary>One entry of <c>t[...]</c>: an integer, slice, mask, index tensor, new axis or ellipsis.</summary>
    public struct TensorIndex
    {
        internal IndexArg Arg;
        internal Tensor? Target;

        public static TensorIndex Ellipsis = Of(IndexArg.Ellipsis);
        public static TensorIndex None = Of(IndexArg.None);
        public static TensorIndex Null = Of(IndexArg.None);
        public static TensorIndex Colon = Slice();

        private static TensorIndex Of(long kind, long a = 0, long b = 0, long c = 0) =>
            new() { Arg = new IndexArg { Kind = kind, A = a, B = b, C = c } };

        /// <summary>start:stop:step, each optional; step must be positive.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            Of(IndexArg.Slice, start ?? 0, stop ?? long.MaxValue, step ?? 1);

        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        public static TensorIndex Slice(Range range)
        {
            long start = range.Start.IsFromEnd ? -(long)range.Start.Value : range.Start.Value;
            if (range.Start.IsFromEnd && range.Start.Value == 0) start = long.MaxValue;
            long? stop = !range.End.IsFromEnd ? range.End.Value : range.End.Value == 0 ? null : -(long)range.End.Value;
            return Slice(start, stop);
        }

        public static TensorIndex Bool(bool value) => Of(IndexArg.Bool, value ? 1 : 0);

        public static TensorIndex Single(long? index) => index is { } i ? Of(IndexArg.Integer, i) : None;

        public static TensorIndex Tensor(Tensor tensor) => new() { Arg = new IndexArg { Kind = IndexArg.Tensor }, Target = tensor };

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator Tensor(TensorIndex value) => value.Arg.Kind switch
        {
            IndexArg.Tensor => value.Target!,
            IndexArg.Integer => tensor(value.Arg.A),
            _ => throw new InvalidOperationException("Only an integer or a tensor index converts to a tensor."),
        };

        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -(long)index.Value : index.Value);
    }
}
