namespace TorchSharp;

public static partial class torch
{
    public static unsafe partial class autograd
    {
        /// <summary>What a custom function's forward pass leaves for its backward pass.</summary>
        public class AutogradContext
        {
            private readonly Dictionary<string, object> _data = [];

            internal AutogradContext(Func<AutogradContext, List<Tensor>, List<Tensor>> backward, int argumentCount) =>
                (Backward, ArgumentCount) = (backward, argumentCount);

            internal Func<AutogradContext, List<Tensor>, List<Tensor>> Backward { get; }

            internal int ArgumentCount { get; }

            /// <summary>For each edge of the node, the position of its tensor among the arguments.</summary>
            internal int[] EdgePositions { get; set; } = [];

            internal List<Tensor> ToSave { get; private set; } = [];

            internal List<Tensor> NonDifferentiable { get; private set; } = [];

            internal bool MaterializeGrads { get; private set; } = true;

            /// <summary>The native node, as long as it lives.</summary>
            internal nint Node { get; set; }

            /// <summary>Keeps inputs or outputs for the backward pass; at most one call, within forward. Entries may be null.</summary>
            public void save_for_backward(List<Tensor> tensors) => ToSave = tensors;

            /// <summary>Keeps a value that is not a tensor.</summary>
            public void save_data(string key, object value) => _data[key] = value;

            public object? get_data(string key) => _data.GetValueOrDefault(key);

            public void mark_non_differentiable(List<Tensor> tensors) => NonDifferentiable = tensors;

            /// <summary>Whether missing gradients reach backward as zeros (the default) or as null.</summary>
            public void set_materialize_grads(bool value) => MaterializeGrads = value;

            /// <summary>The saved tensors, after a check that none has been modified in place since.</summary>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">One has, or the graph has been freed.</exception>
            public List<Tensor> get_saved_variables()
            {
                if (Node == 0) throw new InvalidOperationException("Saved tensors can only be read in backward.");
                nint* array;
                long count;
                Native.Check(Native.ts_node_saved(Node, &array, &count));
                return [.. Op.Take(array, count)];
            }

            internal void ForgetForward()
            {
                ToSave = [];
                NonDifferentiable = [];
            }
        }
    }
}
