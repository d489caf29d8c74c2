using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Gradients and parameters as a whole.</summary>
        public static unsafe partial class utils
        {
            /// <summary>Scales the gradients so that their joint norm is at most max_norm; returns the norm before.</summary>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                nint[] handles = ParameterList.Handles(tensors, out List<Parameter> kept);
                double norm;
                fixed (nint* p = handles) Native.Check(Native.ts_clip_grad_norm_(p, handles.Length, max_norm, norm_type, &norm));
                GC.KeepAlive(kept);
                return norm;
            }

            /// <summary>Clamps each element of the gradients to [−clip_value, clip_value].</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                nint[] handles = ParameterList.Handles(tensors, out List<Parameter> kept);
                fixed (nint* p = handles) Native.Check(Native.ts_clip_grad_value_(p, handles.Length, clip_value));
                GC.KeepAlive(kept);
            }

            /// <summary>All elements in one vector, in the order of the list.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors) =>
                WrappedTensorDisposeScope(() => cat(tensors.Select(parameter => parameter.reshape(-1)).ToArray()));

            /// <summary>The reverse of <see cref="parameters_to_vector"/>.</summary>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                using IDisposable frozen = no_grad();
                using DisposeScope scope = NewDisposeScope();
                long start = 0;
                foreach (Parameter parameter in tensors)
                {
                    long count = parameter.numel();
                    parameter.copy_(vec.narrow(0, start, count).view(parameter.shape));
                    start += count;
                }
            }
        }
    }
}
