namespace TorchSharp;

public static partial class torch
{
    // Comparisons and logic.
    public unsafe partial class Tensor
    {
        public Tensor eq(Tensor target) => Op.Call(&Native.ts_eq, this, target);

        public Tensor eq(Scalar target) => Op.Call(&Native.ts_eq_scalar, this, target.Arg);

        public Tensor ne(Tensor target) => Op.Call(&Native.ts_ne, this, target);

        public Tensor ne(Scalar target) => Op.Call(&Native.ts_ne_scalar, this, target.Arg);

        public Tensor lt(Tensor target) => Op.Call(&Native.ts_lt, this, target);

        public Tensor lt(Scalar target) => Op.Call(&Native.ts_lt_scalar, this, target.Arg);

        public Tensor le(Tensor target) => Op.Call(&Native.ts_le, this, target);

        public Tensor le(Scalar target) => Op.Call(&Native.ts_le_scalar, this, target.Arg);

        public Tensor gt(Tensor target) => Op.Call(&Native.ts_gt, this, target);

        public Tensor gt(Scalar target) => Op.Call(&Native.ts_gt_scalar, this, target.Arg);

        public Tensor ge(Tensor target) => Op.Call(&Native.ts_ge, this, target);

        public Tensor ge(Scalar target) => Op.Call(&Native.ts_ge_scalar, this, target.Arg);

        public Tensor logical_and(Tensor other) => Op.Call(&Native.ts_logical_and, this, other);

        public Tensor logical_or(Tensor other) => Op.Call(&Native.ts_logical_or, this, other);

        public Tensor logical_xor(Tensor other) => Op.Call(&Native.ts_logical_xor, this, other);

        public Tensor bitwise_and(Tensor other) => Op.Call(&Native.ts_bitwise_and, this, other);

        public Tensor bitwise_or(Tensor other) => Op.Call(&Native.ts_bitwise_or, this, other);

        public Tensor bitwise_xor(Tensor other) => Op.Call(&Native.ts_bitwise_xor, this, other);

        public Tensor logical_and_(Tensor other) => Op.InPlace(&Native.ts_logical_and_, this, other);

        public Tensor logical_or_(Tensor other) => Op.InPlace(&Native.ts_logical_or_, this, other);

        public Tensor bitwise_and_(Tensor other) => Op.InPlace(&Native.ts_bitwise_and_, this, other);

        public Tensor bitwise_or_(Tensor other) => Op.InPlace(&Native.ts_bitwise_or_, this, other);

        /// <summary>Element by element, as <see cref="eq(Tensor)"/>: not one answer for the whole.</summary>
        public Tensor equal(Tensor target) => eq(target);

        /// <summary>|this − target| ≤ atol + rtol·|target| everywhere.</summary>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false)
        {
            int result;
            Native.Check(Native.ts_allclose(Handle, target.Handle, rtol, atol, equal_nan ? 1 : 0, &result));
            GC.KeepAlive(this);
            GC.KeepAlive(target);
            return result != 0;
        }
    }
}
