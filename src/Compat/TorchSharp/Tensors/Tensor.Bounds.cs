namespace TorchSharp;

public static partial class torch
{
    // Bounds, blends and fused updates.
    public unsafe partial class Tensor
    {
        public Tensor clamp(Scalar? min = null, Scalar? max = null)
        {
            nint result = Native.ts_clamp_scalar(Handle, min?.Arg ?? default, max?.Arg ?? default, Bounds(min, max));
            GC.KeepAlive(this);
            return Op.Wrap(result);
        }

        public Tensor clamp_(Scalar? min = null, Scalar? max = null)
        {
            Native.Check(Native.ts_clamp_scalar_(Handle, min?.Arg ?? default, max?.Arg ?? default, Bounds(min, max)));
            return this;
        }

        public Tensor clamp(Tensor? min = null, Tensor? max = null)
        {
            nint result = Native.ts_clamp(Handle, Op.HandleOf(min), Op.HandleOf(max));
            GC.KeepAlive(this);
            GC.KeepAlive(min);
            GC.KeepAlive(max);
            return Op.Wrap(result);
        }

        public Tensor clamp_(Tensor? min = null, Tensor? max = null)
        {
            Native.Check(Native.ts_clamp_(Handle, Op.HandleOf(min), Op.HandleOf(max)));
            GC.KeepAlive(min);
            GC.KeepAlive(max);
            return this;
        }

        private static int Bounds(Scalar? min, Scalar? max) => (min is null ? 0 : 1) | (max is null ? 0 : 2);

        public Tensor clamp_min(Scalar min) => Op.Call(&Native.ts_clamp_min_scalar, this, min.Arg);

        public Tensor clamp_max(Scalar max) => Op.Call(&Native.ts_clamp_max_scalar, this, max.Arg);

        public Tensor clamp_min_(Scalar min) => Op.InPlace(&Native.ts_clamp_min__scalar, this, min.Arg);

        public Tensor clamp_max_(Scalar max) => Op.InPlace(&Native.ts_clamp_max__scalar, this, max.Arg);

        public Tensor fill_(Scalar value) => Op.InPlace(&Native.ts_fill__scalar, this, value.Arg);

        /// <summary>This where the condition holds, <paramref name="y"/> elsewhere.</summary>
        public Tensor where(Tensor condition, Tensor y) => torch.where(condition, this, y);

        public Tensor lerp(Tensor end, Tensor weight)
        {
            nint result = Native.ts_lerp(Handle, end.Handle, weight.Handle);
            GC.KeepAlive(this);
            GC.KeepAlive(end);
            GC.KeepAlive(weight);
            return Op.Wrap(result);
        }

        public Tensor lerp_(Tensor end, Tensor weight)
        {
            Native.Check(Native.ts_lerp_(Handle, end.Handle, weight.Handle));
            GC.KeepAlive(end);
            GC.KeepAlive(weight);
            return this;
        }

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            nint result = Native.ts_addcmul(Handle, tensor1.Handle, tensor2.Handle, value.Arg);
            GC.KeepAlive(this);
            GC.KeepAlive(tensor1);
            GC.KeepAlive(tensor2);
            return Op.Wrap(result);
        }

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            Native.Check(Native.ts_addcmul_(Handle, tensor1.Handle, tensor2.Handle, value.Arg));
            GC.KeepAlive(tensor1);
            GC.KeepAlive(tensor2);
            return this;
        }

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            nint result = Native.ts_addcdiv(Handle, tensor1.Handle, tensor2.Handle, value.Arg);
            GC.KeepAlive(this);
            GC.KeepAlive(tensor1);
            GC.KeepAlive(tensor2);
            return Op.Wrap(result);
        }

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            Native.Check(Native.ts_addcdiv_(Handle, tensor1.Handle, tensor2.Handle, value.Arg));
            GC.KeepAlive(tensor1);
            GC.KeepAlive(tensor2);
            return this;
        }

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => addcdiv_(tensor1, tensor2, 1);
    }
}
