using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>
/// Rotary causal attention of packed sequences: (N, 3·H·D) of queries, keys and values in, (N, H·D) out. Sequences do not see
/// one another, except that one may continue another; nothing is computed for padding, since there is none. Backward computes the
/// softmax again.
/// </summary>
public sealed unsafe class CausalAttention : autograd.SingleTensorFunction<CausalAttention>
{
    /// <inheritdoc/>
    public override string Name => nameof(CausalAttention);

    /// <summary>Attention.</summary>
    /// <param name="qkv">float32 (N, 3·H·D), contiguous.</param>
    /// <param name="sequences">All of them, one behind another.</param>
    /// <param name="heads">H.</param>
    /// <param name="cos">Table of Rotary, (positions, D).</param>
    /// <param name="sin">Table of Rotary, (positions, D).</param>
    /// <returns>(N, H·D)</returns>
    public static Tensor Apply(Tensor qkv, IReadOnlyList<PackedSequence> sequences, int heads, Tensor cos, Tensor sin) => apply(qkv, sequences, heads, cos, sin);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (qkv, work) = ((Tensor)vars[0], new HeadWork(vars));
        var width = work.Width;
        var output = empty(qkv.shape[0], width, device: qkv.device);
        ctx.save_for_backward([qkv]);
        ctx.save_data(nameof(HeadWork), work);
        var (x, y) = ((nint)Work.Floats(qkv), (nint)Work.Floats(output));
        work.ForEach((head, start, prefix) => head.Forward((float*)x + (3 * width * (nint)start.Token) + start.Channel, (float*)x + (3 * width * (nint)prefix) + start.Channel, width, 3 * width, (float*)y + (width * (nint)start.Token) + start.Channel, width));
        return output;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        using var qkv = ctx.get_saved_variables()[0];
        using var gradient = grad_output.contiguous();
        var work = (HeadWork)ctx.get_data(nameof(HeadWork))!;
        var width = work.Width;
        var result = empty_like(qkv);
        var (x, g, y) = ((nint)Work.Floats(qkv), (nint)Work.Floats(gradient), (nint)Work.Floats(result));
        work.ForEach((head, start, prefix) =>
        {
            var own = (3 * width * (nint)start.Token) + start.Channel;
            var shared = (3 * width * (nint)prefix) + start.Channel;
            head.Backward((float*)x + own, (float*)x + shared, width, 3 * width, (float*)g + (width * (nint)start.Token) + start.Channel, width, (float*)y + own, (float*)y + shared);
        });
        return [result, null!, null!, null!, null!];
    }

    private delegate void HeadAction(AttentionHead head, (int Token, int Channel) start, int prefixToken);

    /// <summary>What is to be done: a sequence and those that continue it are one piece of work a head, in this order, since gradients add up.</summary>
    private sealed class HeadWork
    {
        private readonly IReadOnlyList<PackedSequence> _sequences;
        private readonly int _heads;
        private readonly Tensor _cos;
        private readonly Tensor _sin;
        private readonly int[][] _families;

        public HeadWork(object[] vars)
        {
            var qkv = (Tensor)vars[0];
            (_sequences, _heads, _cos, _sin) = ((IReadOnlyList<PackedSequence>)vars[1], (int)vars[2], (Tensor)vars[3], (Tensor)vars[4]);
            (Tokens, Width) = (qkv.shape[0], (int)(qkv.shape[1] / 3));
            _families = [.. Enumerable.Range(0, _sequences.Count).GroupBy(i => _sequences[i].Continues ?? i).Select(family => family.ToArray())];
        }

        public int Width { get; }

        private long Tokens { get; }

        public void ForEach(HeadAction action)
        {
            var (cos, sin, size) = ((nint)Work.Floats(_cos), (nint)Work.Floats(_sin), Width / _heads);
            Work.ForEach(_families.Length * _heads, Tokens * Width, item =>
            {
                var channel = item % _heads * size;
                foreach (var index in _families[item / _heads])
                {
                    var sequence = _sequences[index];
                    var prefix = sequence.Continues is { } before ? _sequences[before] : new PackedSequence(0, 0, null);
                    action(new AttentionHead(prefix.Length, sequence.Length, size, (float*)cos, (float*)sin), (sequence.Start, channel), prefix.Start);
                }
            });
        }
    }
}
