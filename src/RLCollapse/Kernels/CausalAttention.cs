using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>
/// Rotary causal attention of packed sequences: (N, 3·H·D) of queries, keys and values in, (N, H·D) out. Sequences do not see
/// one another, and nothing is computed for padding, since there is none. Backward computes the softmax again.
/// </summary>
public sealed unsafe class CausalAttention : autograd.SingleTensorFunction<CausalAttention>
{
    /// <inheritdoc/>
    public override string Name => nameof(CausalAttention);

    /// <summary>Attention.</summary>
    /// <param name="qkv">float32 (N, 3·H·D), contiguous.</param>
    /// <param name="starts">First token of each sequence, and N at the end.</param>
    /// <param name="heads">H.</param>
    /// <param name="cos">Table of Rotary, (positions, D).</param>
    /// <param name="sin">Table of Rotary, (positions, D).</param>
    /// <returns>(N, H·D)</returns>
    public static Tensor Apply(Tensor qkv, int[] starts, int heads, Tensor cos, Tensor sin) => apply(qkv, starts, heads, cos, sin);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (qkv, shape) = ((Tensor)vars[0], new Shape(vars));
        var output = empty(shape.Tokens, shape.Width, device: qkv.device);
        ctx.save_for_backward([qkv]);
        ctx.save_data(nameof(Shape), shape);
        var (x, y) = ((nint)Work.Floats(qkv), (nint)Work.Floats(output));
        shape.ForEachHead((head, first, offset) =>
            head.Forward((float*)x + (first * 3 * shape.Width) + offset, shape.Width, 3 * shape.Width, (float*)y + (first * shape.Width) + offset, shape.Width));
        return output;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        using var qkv = ctx.get_saved_variables()[0];
        using var gradient = grad_output.contiguous();
        var shape = (Shape)ctx.get_data(nameof(Shape))!;
        var result = empty_like(qkv);
        var (x, g, y) = ((nint)Work.Floats(qkv), (nint)Work.Floats(gradient), (nint)Work.Floats(result));
        shape.ForEachHead((head, first, offset) =>
        {
            var at = (first * 3 * shape.Width) + offset;
            head.Backward((float*)x + at, shape.Width, 3 * shape.Width, (float*)g + (first * shape.Width) + offset, shape.Width, (float*)y + at);
        });
        return [result, null!, null!, null!, null!];
    }

    private delegate void HeadAction(AttentionHead head, long first, int offset);

    private sealed class Shape(object[] vars)
    {
        private readonly int[] _starts = (int[])vars[1];
        private readonly int _heads = (int)vars[2];
        private readonly Tensor _cos = (Tensor)vars[3];
        private readonly Tensor _sin = (Tensor)vars[4];

        public long Tokens { get; } = ((Tensor)vars[0]).shape[0];

        public int Width { get; } = (int)(((Tensor)vars[0]).shape[1] / 3);

        public void ForEachHead(HeadAction action)
        {
            var (cos, sin, size) = ((nint)Work.Floats(_cos), (nint)Work.Floats(_sin), Width / _heads);
            Work.ForEach((_starts.Length - 1) * _heads, Tokens * Width, item =>
            {
                var (sequence, h) = (item / _heads, item % _heads);
                var length = _starts[sequence + 1] - _starts[sequence];
                action(new AttentionHead(length, size, (float*)cos, (float*)sin), _starts[sequence], h * size);
            });
        }
    }
}
