namespace TorchSharp;

public static partial class torch
{
    // Arithmetic operators.
    public unsafe partial class Tensor
    {
        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        public static Tensor operator +(Tensor left, Scalar right) => Op.Call(&Native.ts_add_scalar, left, right.Arg, ScalarArg.One);

        public static Tensor operator +(Tensor left, int right) => Op.Call(&Native.ts_add_scalar, left, ScalarArg.Of((long)right), ScalarArg.One);

        public static Tensor operator +(Tensor left, long right) => Op.Call(&Native.ts_add_scalar, left, ScalarArg.Of(right), ScalarArg.One);

        public static Tensor operator +(Tensor left, float right) => Op.Call(&Native.ts_add_scalar, left, ScalarArg.Of((double)right), ScalarArg.One);

        public static Tensor operator +(Tensor left, double right) => Op.Call(&Native.ts_add_scalar, left, ScalarArg.Of(right), ScalarArg.One);

        public static Tensor operator +(Scalar left, Tensor right) => Op.Call(&Native.ts_add_scalar, right, left.Arg, ScalarArg.One);

        public static Tensor operator +(int left, Tensor right) => Op.Call(&Native.ts_add_scalar, right, ScalarArg.Of((long)left), ScalarArg.One);

        public static Tensor operator +(long left, Tensor right) => Op.Call(&Native.ts_add_scalar, right, ScalarArg.Of(left), ScalarArg.One);

        public static Tensor operator +(float left, Tensor right) => Op.Call(&Native.ts_add_scalar, right, ScalarArg.Of((double)left), ScalarArg.One);

        public static Tensor operator +(double left, Tensor right) => Op.Call(&Native.ts_add_scalar, right, ScalarArg.Of(left), ScalarArg.One);

        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);

        public static Tensor operator -(Tensor left, Scalar right) => Op.Call(&Native.ts_sub_scalar, left, right.Arg, ScalarArg.One);

        public static Tensor operator -(Tensor left, int right) => Op.Call(&Native.ts_sub_scalar, left, ScalarArg.Of((long)right), ScalarArg.One);

        public static Tensor operator -(Tensor left, long right) => Op.Call(&Native.ts_sub_scalar, left, ScalarArg.Of(right), ScalarArg.One);

        public static Tensor operator -(Tensor left, float right) => Op.Call(&Native.ts_sub_scalar, left, ScalarArg.Of((double)right), ScalarArg.One);

        public static Tensor operator -(Tensor left, double right) => Op.Call(&Native.ts_sub_scalar, left, ScalarArg.Of(right), ScalarArg.One);

        public static Tensor operator -(Scalar left, Tensor right) => Op.Call(&Native.ts_rsub_scalar, right, left.Arg);

        public static Tensor operator -(int left, Tensor right) => Op.Call(&Native.ts_rsub_scalar, right, ScalarArg.Of((long)left));

        public static Tensor operator -(long left, Tensor right) => Op.Call(&Native.ts_rsub_scalar, right, ScalarArg.Of(left));

        public static Tensor operator -(float left, Tensor right) => Op.Call(&Native.ts_rsub_scalar, right, ScalarArg.Of((double)left));

        public static Tensor operator -(double left, Tensor right) => Op.Call(&Native.ts_rsub_scalar, right, ScalarArg.Of(left));

        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);

        public static Tensor operator *(Tensor left, Scalar right) => Op.Call(&Native.ts_mul_scalar, left, right.Arg);

        public static Tensor operator *(Tensor left, int right) => Op.Call(&Native.ts_mul_scalar, left, ScalarArg.Of((long)right));

        public static Tensor operator *(Tensor left, long right) => Op.Call(&Native.ts_mul_scalar, left, ScalarArg.Of(right));

        public static Tensor operator *(Tensor left, float right) => Op.Call(&Native.ts_mul_scalar, left, ScalarArg.Of((double)right));

        public static Tensor operator *(Tensor left, double right) => Op.Call(&Native.ts_mul_scalar, left, ScalarArg.Of(right));

        public static Tensor operator *(Scalar left, Tensor right) => Op.Call(&Native.ts_mul_scalar, right, left.Arg);

        public static Tensor operator *(int left, Tensor right) => Op.Call(&Native.ts_mul_scalar, right, ScalarArg.Of((long)left));

        public static Tensor operator *(long left, Tensor right) => Op.Call(&Native.ts_mul_scalar, right, ScalarArg.Of(left));

        public static Tensor operator *(float left, Tensor right) => Op.Call(&Native.ts_mul_scalar, right, ScalarArg.Of((double)left));

        public static Tensor operator *(double left, Tensor right) => Op.Call(&Native.ts_mul_scalar, right, ScalarArg.Of(left));

        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);

        public static Tensor operator /(Tensor left, Scalar right) => left.Divide(right.Arg);

        public static Tensor operator /(Tensor left, int right) => left.Divide(ScalarArg.Of((long)right));

        public static Tensor operator /(Tensor left, long right) => left.Divide(ScalarArg.Of(right));

        public static Tensor operator /(Tensor left, float right) => left.Divide(ScalarArg.Of((double)right));

        public static Tensor operator /(Tensor left, double right) => left.Divide(ScalarArg.Of(right));

        public static Tensor operator /(Scalar left, Tensor right) => DivideBy(left.Arg, right);

        public static Tensor operator /(int left, Tensor right) => DivideBy(ScalarArg.Of((long)left), right);

        public static Tensor operator /(long left, Tensor right) => DivideBy(ScalarArg.Of(left), right);

        public static Tensor operator /(float left, Tensor right) => DivideBy(ScalarArg.Of((double)left), right);

        public static Tensor operator /(double left, Tensor right) => DivideBy(ScalarArg.Of(left), right);

        public static Tensor operator %(Tensor left, Tensor right) => left.remainder(right);

        public static Tensor operator %(Tensor left, Scalar right) => Op.Call(&Native.ts_remainder_scalar, left, right.Arg);

        public static Tensor operator %(Tensor left, int right) => Op.Call(&Native.ts_remainder_scalar, left, ScalarArg.Of((long)right));

        public static Tensor operator %(Tensor left, long right) => Op.Call(&Native.ts_remainder_scalar, left, ScalarArg.Of(right));

        public static Tensor operator %(Tensor left, float right) => Op.Call(&Native.ts_remainder_scalar, left, ScalarArg.Of((double)right));

        public static Tensor operator %(Tensor left, double right) => Op.Call(&Native.ts_remainder_scalar, left, ScalarArg.Of(right));

        public static Tensor operator -(Tensor tensor) => tensor.neg();

        private static Tensor DivideBy(ScalarArg left, Tensor right)
        {
            using Tensor inverse = right.reciprocal();
            return Op.Call(&Native.ts_mul_scalar, inverse, left);
        }
    }
}
