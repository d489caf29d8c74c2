using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>
/// Rotary causal attention of packed sequences: (N, 3·H·D) of queries, keys and values in, (N, H·D) out. Sequences do not see
/// one another, except that one may continue another; nothing is computed for padding, since there is none. Backward computes the
/// softmax again.
/// </summary>
public sealed class CausalAttention : autograd.SingleTensorFunction<CausalAttention>
{
    /// <inheritdoc/>
    public override string Name => nameof(CausalAttention);

    /// <summary>Attention.</summary>
    /// <param name="qkv">float32 or bfloat16 (N, 3·H·D), contiguous.</param>
    /// <param name="sequences">All of them, one behind another.</param>
    /// <param name="heads">H.</param>
    /// <param name="cos">Table of Rotary, (positions, D).</param>
    /// <param name="sin">Table of Rotary, (positions, D).</param>
    /// <returns>(N, H·D) of the same format.</returns>
    public static Tensor Apply(Tensor qkv, IReadOnlyList<PackedSequence> sequences, int heads, Tensor cos, Tensor sin)
    {
        var work = new AttentionWork(sequences, heads, (int)(qkv.shape[1] / 3), cos, sin);
        var output = Gradients.AreWanted(qkv) ? apply(qkv, work) : Forward(qkv, work);
        GC.KeepAlive(qkv);
        return output;
    }

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var qkv = (Tensor)vars[0];
        var work = (AttentionWork)vars[1];
        ctx.set_materialize_grads(false);
        ctx.save_for_backward([qkv]);
        ctx.save_data(nameof(AttentionWork), work);
        return Forward(qkv, work);
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        using var qkv = ctx.get_saved_variables()[0];
        using var gradient = grad_output.contiguous();
        var work = (AttentionWork)ctx.get_data(nameof(AttentionWork))!;
        var result = empty_like(qkv);
        if (qkv.dtype == bfloat16) work.Backward<BFloat16>(qkv, gradient, result);
        else work.Backward<Float32>(qkv, gradient, result);
        return [result, null!];
    }

    private static Tensor Forward(Tensor qkv, AttentionWork work)
    {
        var output = empty(qkv.shape[0], qkv.shape[1] / 3, dtype: qkv.dtype, device: qkv.device);
        if (qkv.dtype == bfloat16) work.Forward<BFloat16>(qkv, output);
        else work.Forward<Float32>(qkv, output);
        return output;
    }
}
