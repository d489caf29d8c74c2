using System.Runtime.InteropServices;

namespace TorchSharp;

// Functions of neural networks. Native side: native/nn.cpp.
internal static unsafe partial class Native
{
    [DllImport(Library)] internal static extern nint ts_linear(nint input, nint weight, nint bias);
    [DllImport(Library)] internal static extern nint ts_embedding(nint weight, nint index, long padding, int scale_by_freq, int sparse);
    [DllImport(Library)] internal static extern nint ts_layer_norm(nint input, long* shape, long dims, nint weight, nint bias, double eps);
    [DllImport(Library)] internal static extern nint ts_dropout(nint input, double p, int training);
    [DllImport(Library)] internal static extern int ts_dropout_(nint input, double p, int training);
    [DllImport(Library)] internal static extern nint ts_cross_entropy(nint input, nint target, nint weight, long reduction, long ignore, double smoothing);
    [DllImport(Library)] internal static extern nint ts_nll_loss(nint input, nint target, nint weight, long reduction, long ignore);
    [DllImport(Library)] internal static extern nint ts_mse_loss(nint input, nint target, long reduction);
    [DllImport(Library)] internal static extern nint ts_one_hot(nint index, long classes);
    [DllImport(Library)] internal static extern nint ts_attention(nint query, nint key, nint value, nint mask, double p, int causal);
    [DllImport(Library)] internal static extern int ts_clip_grad_norm_(nint* list, long count, double max_norm, double p, double* norm);
    [DllImport(Library)] internal static extern int ts_clip_grad_value_(nint* list, long count, double limit);
}
