using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>
/// What kernels ask about gradients. A node of the graph is made only where somebody wants one: it costs more than a small kernel.
/// </summary>
internal static class Gradients
{
    /// <summary>Whether gradients flow to any of these.</summary>
    public static bool AreWanted(params ReadOnlySpan<Tensor> inputs)
    {
        if (!is_grad_enabled()) return false;
        foreach (var input in inputs)
        {
            if (input.requires_grad) return true;
        }

        return false;
    }

    /// <summary>
    /// The gradient of an output, or zeros where nobody used that output. TorchSharp would make these zeros itself, from a tensor that
    /// dies with the scope of the forward pass, and end the process: kernels with several outputs call set_materialize_grads(false).
    /// </summary>
    /// <param name="gradient">As backward gets it.</param>
    /// <param name="like">Has the output's shape and device.</param>
    /// <param name="format">Of the output.</param>
    public static Tensor OrZeros(Tensor gradient, Tensor like, ScalarType format) =>
        gradient is null || gradient.IsInvalid ? zeros(like.shape, dtype: format, device: like.device) : gradient.contiguous();
}
