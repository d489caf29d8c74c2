using System.Runtime.InteropServices;
using System.Text;

namespace TorchSharp;

public static partial class torch
{
    public static unsafe partial class autograd
    {
        /// <summary>A function with a derivative of its own; see the two subclasses.</summary>
        public abstract class Function<T> where T : Function<T>, new()
        {
            private static readonly T s_instance = new();

            /// <summary>What error messages call the function.</summary>
            public abstract string Name { get; }

            internal abstract List<Tensor> ForwardList(AutogradContext ctx, object[] vars);

            internal abstract List<Tensor> BackwardList(AutogradContext ctx, List<Tensor> grad_outputs);

            private protected static List<Tensor> Apply(object[] vars)
            {
                var inputs = new List<Tensor>(vars.Length);
                var positions = new List<int>(vars.Length);
                bool recorded = false;
                for (int i = 0; i < vars.Length; i++)
                {
                    if (vars[i] is not Tensor tensor) continue;
                    inputs.Add(tensor);
                    positions.Add(i);
                    recorded |= tensor.requires_grad;
                }
                recorded &= AutoGradMode.IsEnabled;
                var ctx = new AutogradContext(s_instance.BackwardList, vars.Length) { EdgePositions = [.. positions] };
                List<Tensor> outputs;
                using (no_grad()) outputs = s_instance.ForwardList(ctx, vars);
                if (recorded) Attach(ctx, inputs, outputs);
                ctx.ForgetForward();
                return outputs;
            }

            private static void Attach(AutogradContext ctx, List<Tensor> inputs, List<Tensor> outputs)
            {
                var differentiable = new int[outputs.Count];
                for (int i = 0; i < differentiable.Length; i++)
                    differentiable[i] = ctx.NonDifferentiable.Exists(other => ReferenceEquals(other, outputs[i])) ? 0 : 1;
                nint[] sources = Op.Handles(inputs), targets = Op.Handles(outputs), saved = Op.Handles(ctx.ToSave), replaced = new nint[outputs.Count];
                byte[] label = Encoding.UTF8.GetBytes(s_instance.Name + '\0');
                nint node;
                nint context = GCHandle.ToIntPtr(GCHandle.Alloc(ctx));
                int status;
                fixed (nint* i = sources)
                fixed (nint* o = targets)
                fixed (nint* s = saved)
                fixed (nint* r = replaced)
                fixed (int* d = differentiable)
                fixed (byte* name = label)
                    status = Native.ts_node_attach(context, NodeCallbacks.ApplyPointer, NodeCallbacks.ReleasePointer, name, i, sources.Length, o, targets.Length, d, s, saved.Length, ctx.MaterializeGrads ? 1 : 0, r, (void**)&node);
                Native.Check(status);
                ctx.Node = node;
                GC.KeepAlive(inputs);
                GC.KeepAlive(ctx.ToSave);
                for (int i = 0; i < replaced.Length; i++)
                {
                    if (replaced[i] != 0) outputs[i] = new Tensor(replaced[i]);
                }
            }
        }

        /// <summary>A function with one output. <c>apply</c> runs it; its backward returns one entry an argument, null for none.</summary>
        public abstract class SingleTensorFunction<T> : Function<T> where T : SingleTensorFunction<T>, new()
        {
            public abstract Tensor forward(AutogradContext ctx, params object[] vars);

            public abstract List<Tensor> backward(AutogradContext ctx, Tensor grad_output);

            public static Tensor apply(params object[] vars) => Apply(vars)[0];

            internal sealed override List<Tensor> ForwardList(AutogradContext ctx, object[] vars) => [forward(ctx, vars)];

            internal sealed override List<Tensor> BackwardList(AutogradContext ctx, List<Tensor> grad_outputs) => backward(ctx, grad_outputs[0]);
        }

        /// <summary>A function with several outputs.</summary>
        public abstract class MultiTensorFunction<T> : Function<T> where T : MultiTensorFunction<T>, new()
        {
            public abstract List<Tensor> forward(AutogradContext ctx, params object[] vars);

            public abstract List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs);

            public static List<Tensor> apply(params object[] vars) => Apply(vars);

            internal sealed override List<Tensor> ForwardList(AutogradContext ctx, object[] vars) => forward(ctx, vars);

            internal sealed override List<Tensor> BackwardList(AutogradContext ctx, List<Tensor> grad_outputs) => backward(ctx, grad_outputs);
        }
    }
}
