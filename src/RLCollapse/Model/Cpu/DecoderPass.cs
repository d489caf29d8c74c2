using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Model.Cpu;

/// <summary>
/// The float32 decoder on the CPU from token ids to the final norm, forward and backward, as one node of the graph: no tensor and no node
/// an operation. Activations lie in one arena from the forward to the backward pass.
/// </summary>
public sealed unsafe class DecoderPass : autograd.SingleTensorFunction<DecoderPass>
{
    /// <inheritdoc/>
    public override string Name => nameof(DecoderPass);

    /// <summary>Hidden states.</summary>
    /// <param name="tokens">Packed.</param>
    /// <param name="weights">Of the decoder.</param>
    /// <param name="rotary">Tables of positions.</param>
    /// <returns>(N, C) after the final norm.</returns>
    internal static Tensor Apply(PackedTokens tokens, DecoderWeights weights, Rotary rotary)
    {
        Tensor[] all = [.. weights.All];
        var ids = tokens.Ids_N.data<long>().ToArray();
        var work = new AttentionWork(tokens.Sequences, weights.Options.Heads, weights.Options.Width, rotary.Cos, rotary.Sin);
        if (Gradients.AreWanted(all)) return apply([.. all, new Call(ids, weights, work)]);
        using var activations = new Activations(weights.Options, ids.Length, areKept: false);
        return Forward(new(ids, weights, work), activations);
    }

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var call = (Call)vars[^1];
        var activations = new Activations(call.Weights.Options, call.Ids.Length, areKept: true);
        ctx.set_materialize_grads(false);
        ctx.save_data(nameof(Call), call);
        ctx.save_data(nameof(Activations), activations);
        return Forward(call, activations);
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var call = (Call)ctx.get_data(nameof(Call))!;
        using var activations = (Activations)ctx.get_data(nameof(Activations))!;
        using var gradient = grad_output.contiguous();
        List<Tensor> result = [.. call.Weights.All.Select(Empty), null!];
        Backward(call, activations, Memory.Floats(gradient), result);
        return result;
    }

    /// <summary>Where a gradient goes: products write those of their matrices whole, all others are added up from zero.</summary>
    private static Tensor Empty(Tensor weight, int index) =>
        index == 0 || weight.dim() == 1 ? zeros_like(weight) : empty_like(weight);

    private static Tensor Forward(Call call, Activations activations)
    {
        var (ids, weights, work) = call;
        var (n, width, inner) = (ids.Length, weights.Options.Width, weights.Options.FeedForward);
        var epsilon = (float)weights.Options.NormEpsilon;
        var output = empty(n, width);
        float* stream = null, branch = activations.Branch;
        for (var i = 0; i < weights.Blocks.Count; i++)
        {
            var (block, at) = (weights.Blocks[i], activations.Blocks[i]);
            if (i == 0) Gather(ids, weights.Embedding, at.Input, width);
            else Add(stream, branch, at.Input, n * width);
            Normalize(at.Input, block.AttentionNorm, epsilon, at.Scale, at.Normed, n, width);
            block.Qkv.Multiply(at.Normed, n, at.Qkv);
            work.Forward((Float32*)at.Qkv, (Float32*)at.Attended);
            block.Output.Multiply(at.Attended, n, branch);
            Add(at.Input, branch, at.Middle, n * width);
            Normalize(at.Middle, block.FeedForwardNorm, epsilon, at.MiddleScale, at.MiddleNormed, n, width);
            block.GateUp.Multiply(at.MiddleNormed, n, at.GateUp);
            for (var row = 0L; row < n; row++)
                SwiGlu.Gate((Float32*)at.GateUp + (row * 2 * inner), (Float32*)at.Gated + (row * inner), inner);
            block.Down.Multiply(at.Gated, n, branch);
            stream = at.Middle;
        }

        Add(stream, branch, activations.Last, n * width);
        Normalize(activations.Last, weights.Norm, epsilon, activations.LastScale, Memory.Floats(output), n, width);
        return output;
    }

    /// <summary>Adds the weights' gradients to those that are given, in the order of <see cref="DecoderWeights.All"/>.</summary>
    private static void Backward(Call call, Activations activations, float* gradient, List<Tensor> gradients)
    {
        var (ids, weights, work) = call;
        var (n, width, inner) = (ids.Length, weights.Options.Width, weights.Options.FeedForward);
        using var arena = Arena.Take(((long)n * ((2 * width) + (3 * Math.Max(width, inner)))) + width, 4);
        float* stream = arena.Floats((long)n * width), normed = arena.Floats((long)n * width);
        float* wide = arena.Floats((long)n * 3 * Math.Max(width, inner)), row = arena.Floats(width);
        var at = gradients.Count - 2;
        NormalizeBack(activations.Last, gradient, weights.Norm, activations.LastScale, stream, gradients[at--], n, width, null);
        for (var i = weights.Blocks.Count - 1; i >= 0; i--)
        {
            var (block, own) = (weights.Blocks[i], activations.Blocks[i]);
            float* gated = wide, gateUp = wide + ((long)n * inner), qkv = wide;
            block.Down.MultiplyBack(stream, own.Gated, n, gated, gradients[at--]);
            for (var r = 0L; r < n; r++)
            {
                SwiGlu.Back((Float32*)own.GateUp + (r * 2 * inner), (Float32*)gated + (r * inner), (Float32*)gateUp + (r * 2 * inner),
                    inner);
            }

            block.GateUp.MultiplyBack(gateUp, own.MiddleNormed, n, normed, gradients[at--]);
            NormalizeBack(own.Middle, normed, block.FeedForwardNorm, own.MiddleScale, stream, gradients[at--], n, width, row);
            block.Output.MultiplyBack(stream, own.Attended, n, normed, gradients[at--]);
            work.Backward((Float32*)own.Qkv, (Float32*)normed, (Float32*)qkv);
            block.Qkv.MultiplyBack(qkv, own.Normed, n, normed, gradients[at--]);
            NormalizeBack(own.Input, normed, block.AttentionNorm, own.Scale, stream, gradients[at--], n, width, row);
        }

        float* embedding = Memory.Floats(gradients[0]);
        for (var t = 0; t < n; t++)
        {
            var to = embedding + (ids[t] * width);
            Add(to, stream + ((long)t * width), to, width);
        }
    }

    private static void Gather(long[] ids, Tensor embedding, float* to, int width)
    {
        float* from = Memory.Floats(embedding);
        for (var t = 0; t < ids.Length; t++)
            new Span<float>(from + (ids[t] * width), width).CopyTo(new Span<float>(to + ((long)t * width), width));
    }

    private static void Add(float* x, float* y, float* sum, int count) => Elements.Add(x, (Float32*)y, sum, count);

    private static void Normalize(float* x, Tensor weight, float epsilon, float* scales, float* normed, int rows, int width)
    {
        float* w = Memory.Floats(weight);
        for (var row = 0L; row < rows; row++)
        {
            var scale = RmsRow.Scale(x + (row * width), width, epsilon);
            scales[row] = scale;
            RmsRow.Normalize(x + (row * width), w, scale, (Float32*)normed + (row * width), width);
        }
    }

    /// <summary>The stream's gradient before a norm: that through the norm, and that past it where there is one.</summary>
    private static void NormalizeBack(
        float* x, float* gradient, Tensor weight, float* scales, float* stream, Tensor ofWeight, int rows, int width, float* room)
    {
        float* w = Memory.Floats(weight), dw = Memory.Floats(ofWeight);
        for (var row = 0L; row < rows; row++)
        {
            var to = stream + (row * width);
            RmsRow.Back(x + (row * width), (Float32*)gradient + (row * width), w, scales[row], room is null ? to : room, dw, width);
            if (room is not null) Add(room, to, to, width);
        }
    }

    /// <summary>What autograd must not take for an input.</summary>
    private sealed record Call(long[] Ids, DecoderWeights Weights, AttentionWork Work);
}
