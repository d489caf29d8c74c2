namespace TorchSharp;

public static partial class torch
{
    // Arithmetic with tensors and numbers, and products of matrices.
    public unsafe partial class Tensor
    {
        public Tensor add(Tensor target) => Op.Call(&Native.ts_add, this, target, ScalarArg.One);

        public Tensor add(Tensor target, Scalar alpha) => Op.Call(&Native.ts_add, this, target, alpha.Arg);

        public Tensor add(Scalar scalar) => Op.Call(&Native.ts_add_scalar, this, scalar.Arg, ScalarArg.One);

        public Tensor add(Scalar scalar, Scalar alpha) => Op.Call(&Native.ts_add_scalar, this, scalar.Arg, alpha.Arg);

        public Tensor add_(Tensor target) => Op.InPlace(&Native.ts_add_, this, target, ScalarArg.One);

        public Tensor add_(Tensor target, Scalar alpha) => Op.InPlace(&Native.ts_add_, this, target, alpha.Arg);

        public Tensor add_(Scalar scalar) => Op.InPlace(&Native.ts_add_scalar_, this, scalar.Arg, ScalarArg.One);

        public Tensor add_(Scalar scalar, Scalar alpha) => Op.InPlace(&Native.ts_add_scalar_, this, scalar.Arg, alpha.Arg);

        public Tensor sub(Tensor target) => Op.Call(&Native.ts_sub, this, target, ScalarArg.One);

        public Tensor sub(Scalar target) => Op.Call(&Native.ts_sub_scalar, this, target.Arg, ScalarArg.One);

        public Tensor sub_(Tensor target) => Op.InPlace(&Native.ts_sub_, this, target, ScalarArg.One);

        public Tensor sub_(Scalar target) => Op.InPlace(&Native.ts_sub_scalar_, this, target.Arg, ScalarArg.One);

        public Tensor mul(Tensor target) => Op.Call(&Native.ts_mul, this, target);

        public Tensor mul(Scalar target) => Op.Call(&Native.ts_mul_scalar, this, target.Arg);

        public Tensor mul_(Tensor target) => Op.InPlace(&Native.ts_mul_, this, target);

        public Tensor mul_(Scalar target) => Op.InPlace(&Native.ts_mul__scalar, this, target.Arg);

        public Tensor pow(Tensor exponent) => Op.Call(&Native.ts_pow, this, exponent);

        public Tensor pow(Scalar exponent) => Op.Call(&Native.ts_pow_scalar, this, exponent.Arg);

        public Tensor pow_(Tensor exponent) => Op.InPlace(&Native.ts_pow_, this, exponent);

        public Tensor pow_(Scalar exponent) => Op.InPlace(&Native.ts_pow__scalar, this, exponent.Arg);

        public Tensor remainder(Tensor target) => Op.Call(&Native.ts_remainder, this, target);

        public Tensor remainder(Scalar scalar) => Op.Call(&Native.ts_remainder_scalar, this, scalar.Arg);

        public Tensor remainder_(Tensor target) => Op.InPlace(&Native.ts_remainder_, this, target);

        public Tensor remainder_(Scalar scalar) => Op.InPlace(&Native.ts_remainder__scalar, this, scalar.Arg);

        public Tensor fmod(Tensor target) => Op.Call(&Native.ts_fmod, this, target);

        public Tensor fmod(Scalar scalar) => Op.Call(&Native.ts_fmod_scalar, this, scalar.Arg);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None)
        {
            nint result = Native.ts_div(Handle, target.Handle, (int)rounding_mode);
            GC.KeepAlive(this);
            GC.KeepAlive(target);
            return Op.Wrap(result);
        }

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => Divide(target.Arg, rounding_mode);

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None)
        {
            Native.Check(Native.ts_div_(Handle, target.Handle, (int)rounding_mode));
            GC.KeepAlive(target);
            return this;
        }

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None)
        {
            Native.Check(Native.ts_div_scalar_(Handle, target.Arg, (int)rounding_mode));
            return this;
        }

        internal Tensor Divide(ScalarArg target, RoundingMode rounding_mode = RoundingMode.None)
        {
            nint result = Native.ts_div_scalar(Handle, target, (int)rounding_mode);
            GC.KeepAlive(this);
            return Op.Wrap(result);
        }

        public Tensor matmul(Tensor target) => Op.Call(&Native.ts_matmul, this, target);

        public Tensor mm(Tensor target) => Op.Call(&Native.ts_mm, this, target);

        public Tensor bmm(Tensor batch2) => Op.Call(&Native.ts_bmm, this, batch2);

        public Tensor mv(Tensor target) => Op.Call(&Native.ts_mv, this, target);

        public Tensor dot(Tensor target) => Op.Call(&Native.ts_dot, this, target);

        public Tensor outer(Tensor vec2) => Op.Call(&Native.ts_outer, this, vec2);

        public Tensor maximum(Tensor other) => Op.Call(&Native.ts_maximum, this, other);

        public Tensor minimum(Tensor other) => Op.Call(&Native.ts_minimum, this, other);

        public Tensor atan2(Tensor other) => Op.Call(&Native.ts_atan2, this, other);
    }
}
