namespace TorchSharp;

public static partial class torch
{
    // Gradients.
    public unsafe partial class Tensor
    {
        public Tensor detach() => Op.Call(&Native.ts_detach, this);

        public Tensor detach_() => Op.InPlace(&Native.ts_detach_, this);

        public bool requires_grad
        {
            get => Read(Native.ts_requires_grad(Handle)) != 0;
            set => Native.Check(Native.ts_set_requires_grad(Handle, value ? 1 : 0));
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        public void retain_grad() => Native.Check(Native.ts_retain_grad(Handle));

        /// <summary>The accumulated gradient, null before the first backward pass. Each reading is a new tensor object.</summary>
        public Tensor? grad
        {
            get
            {
                nint result;
                Native.Check(Native.ts_get_grad(Handle, &result));
                GC.KeepAlive(this);
                return result == 0 ? null : new Tensor(result);
            }
            set
            {
                Native.Check(Native.ts_set_grad(Handle, Op.HandleOf(value)));
                GC.KeepAlive(value);
            }
        }

        /// <summary>Adds the derivative of this scalar to the gradient of every leaf it depends on.</summary>
        public void backward() => autograd.backward(this);

        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward(this, grad_tensors, retain_graph, create_graph, inputs);
    }
}
