namespace TorchSharp;

public static partial class torch
{
    /// <summary>Backward passes, and functions with a derivative of their own.</summary>
    public static unsafe partial class autograd
    {
        /// <summary>The gradients of outputs with respect to inputs; null entries only where <paramref name="allow_unused"/>.</summary>
        public static IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            nint[] roots = Handles(outputs), leaves = Handles(inputs), seeds = Handles(grad_outputs);
            nint* array;
            long count;
            fixed (nint* o = roots)
            fixed (nint* i = leaves)
            fixed (nint* g = seeds)
                Native.Check(Native.ts_grad(o, roots.Length, i, leaves.Length, g, seeds.Length, retain_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, &array, &count));
            GC.KeepAlive(outputs);
            GC.KeepAlive(inputs);
            GC.KeepAlive(grad_outputs);
            return Op.Take(array, count);
        }

        public static void backward(IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            nint[] roots = Handles(tensors), seeds = Handles(grad_tensors), leaves = Handles(inputs);
            fixed (nint* r = roots)
            fixed (nint* g = seeds)
            fixed (nint* i = leaves)
                Native.Check(Native.ts_backward(r, roots.Length, g, seeds.Length, retain_graph ?? create_graph ? 1 : 0, create_graph ? 1 : 0, i, leaves.Length));
            GC.KeepAlive(tensors);
            GC.KeepAlive(grad_tensors);
            GC.KeepAlive(inputs);
        }

        public static void backward(Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        public static void backward(Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        private static nint[] Handles(IList<Tensor>? tensors)
        {
            if (tensors is null) return [];
            var handles = new nint[tensors.Count];
            for (int i = 0; i < handles.Length; i++) handles[i] = Op.HandleOf(tensors[i]);
            return handles;
        }

        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);

        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);
    }
}
