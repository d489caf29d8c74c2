namespace TorchSharp;

public static partial class torch
{
    // Functions of one variable, element by element, and their in-place forms.
    public unsafe partial class Tensor
    {
        public Tensor abs() => Op.Call(&Native.ts_abs, this);

        public Tensor neg() => Op.Call(&Native.ts_neg, this);

        public Tensor exp() => Op.Call(&Native.ts_exp, this);

        public Tensor expm1() => Op.Call(&Native.ts_expm1, this);

        public Tensor log() => Op.Call(&Native.ts_log, this);

        public Tensor log1p() => Op.Call(&Native.ts_log1p, this);

        public Tensor log2() => Op.Call(&Native.ts_log2, this);

        public Tensor log10() => Op.Call(&Native.ts_log10, this);

        public Tensor sqrt() => Op.Call(&Native.ts_sqrt, this);

        public Tensor rsqrt() => Op.Call(&Native.ts_rsqrt, this);

        public Tensor square() => Op.Call(&Native.ts_square, this);

        public Tensor reciprocal() => Op.Call(&Native.ts_reciprocal, this);

        public Tensor sin() => Op.Call(&Native.ts_sin, this);

        public Tensor cos() => Op.Call(&Native.ts_cos, this);

        public Tensor tan() => Op.Call(&Native.ts_tan, this);

        public Tensor tanh() => Op.Call(&Native.ts_tanh, this);

        public Tensor sigmoid() => Op.Call(&Native.ts_sigmoid, this);

        public Tensor relu() => Op.Call(&Native.ts_relu, this);

        public Tensor silu() => Op.Call(&Native.ts_silu, this);

        public Tensor gelu() => Op.Call(&Native.ts_gelu, this);

        public Tensor erf() => Op.Call(&Native.ts_erf, this);

        public Tensor erfinv() => Op.Call(&Native.ts_erfinv, this);

        public Tensor floor() => Op.Call(&Native.ts_floor, this);

        public Tensor ceil() => Op.Call(&Native.ts_ceil, this);

        public Tensor round(long decimals = 0)
        {
            nint result = Native.ts_round(Handle, decimals);
            GC.KeepAlive(this);
            return Op.Wrap(result);
        }

        public Tensor trunc() => Op.Call(&Native.ts_trunc, this);

        public Tensor sign() => Op.Call(&Native.ts_sign, this);

        public Tensor isnan() => Op.Call(&Native.ts_isnan, this);

        public Tensor isinf() => Op.Call(&Native.ts_isinf, this);

        public Tensor isfinite() => Op.Call(&Native.ts_isfinite, this);

        public Tensor logical_not() => Op.Call(&Native.ts_logical_not, this);

        public Tensor bitwise_not() => Op.Call(&Native.ts_bitwise_not, this);

        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null)
        {
            double above = posinf ?? 0, below = neginf ?? 0;
            nint result = Native.ts_nan_to_num(Handle, nan, posinf is null ? null : &above, neginf is null ? null : &below);
            GC.KeepAlive(this);
            return Op.Wrap(result);
        }

        public Tensor negative() => neg();

        public Tensor abs_() => Op.InPlace(&Native.ts_abs_, this);

        public Tensor neg_() => Op.InPlace(&Native.ts_neg_, this);

        public Tensor exp_() => Op.InPlace(&Native.ts_exp_, this);

        public Tensor expm1_() => Op.InPlace(&Native.ts_expm1_, this);

        public Tensor log_() => Op.InPlace(&Native.ts_log_, this);

        public Tensor log1p_() => Op.InPlace(&Native.ts_log1p_, this);

        public Tensor sqrt_() => Op.InPlace(&Native.ts_sqrt_, this);

        public Tensor rsqrt_() => Op.InPlace(&Native.ts_rsqrt_, this);

        public Tensor reciprocal_() => Op.InPlace(&Native.ts_reciprocal_, this);

        public Tensor sin_() => Op.InPlace(&Native.ts_sin_, this);

        public Tensor cos_() => Op.InPlace(&Native.ts_cos_, this);

        public Tensor tanh_() => Op.InPlace(&Native.ts_tanh_, this);

        public Tensor sigmoid_() => Op.InPlace(&Native.ts_sigmoid_, this);

        public Tensor relu_() => Op.InPlace(&Native.ts_relu_, this);

        public Tensor erfinv_() => Op.InPlace(&Native.ts_erfinv_, this);

        public Tensor floor_() => Op.InPlace(&Native.ts_floor_, this);

        public Tensor ceil_() => Op.InPlace(&Native.ts_ceil_, this);

        public Tensor round_(long decimals = 0)
        {
            Native.Check(Native.ts_round_(Handle, decimals));
            return this;
        }

        public Tensor zero_() => Op.InPlace(&Native.ts_zero_, this);

        public Tensor logical_not_() => Op.InPlace(&Native.ts_logical_not_, this);
    }
}
