using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>log softmax(z)_y of each row's own token without a table of the vocabulary; backward: dz = g·(1_y − softmax(z)).</summary>
public sealed unsafe class TokenLogProbs : autograd.SingleTensorFunction<TokenLogProbs>
{
    /// <inheritdoc/>
    public override string Name => nameof(TokenLogProbs);

    /// <summary>Log-probabilities of given tokens.</summary>
    /// <param name="logits">float32 (…, V)</param>
    /// <param name="tokens">int64 (…)</param>
    /// <returns>(…)</returns>
    public static Tensor Apply(Tensor logits, Tensor tokens)
    {
        var (rows, targets) = (logits.contiguous(), tokens.contiguous());
        if (Gradients.AreWanted(rows)) return apply(rows, targets);
        using var normalizers = Normalizers(rows);
        var logProbs = Forward(rows, targets, normalizers);
        GC.KeepAlive(rows);
        GC.KeepAlive(targets);
        return logProbs;
    }

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (logits, tokens) = ((Tensor)vars[0], (Tensor)vars[1]);
        var normalizers = Normalizers(logits);
        ctx.set_materialize_grads(false);
        ctx.save_for_backward([logits, tokens, normalizers]);
        return Forward(logits, tokens, normalizers);
    }

    private static Tensor Normalizers(Tensor logits) => empty(logits.numel() / logits.shape[^1], device: logits.device);

    private static Tensor Forward(Tensor logits, Tensor tokens, Tensor normalizers)
    {
        var size = (int)logits.shape[^1];
        var rows = logits.numel() / size;
        var output = empty(tokens.shape, device: logits.device);
        float* z = Memory.Floats(logits), to = Memory.Floats(output), n = Memory.Floats(normalizers);
        long* y = Memory.Integers(tokens);
        for (var row = 0L; row < rows; row++)
        {
            var source = z + (row * size);
            var normalizer = LogSumExp(source, size);
            n[row] = normalizer;
            to[row] = source[Checked(y[row], size)] - normalizer;
        }

        return output;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var saved = ctx.get_saved_variables();
        using var logits = saved[0];
        using var tokens = saved[1];
        using var normalizers = saved[2];
        using var gradient = grad_output.contiguous();
        var size = (int)logits.shape[^1];
        var rows = logits.numel() / size;
        var result = empty_like(logits);
        float* z = Memory.Floats(logits), n = Memory.Floats(normalizers), g = Memory.Floats(gradient), to = Memory.Floats(result);
        long* y = Memory.Integers(tokens);
        for (var row = 0L; row < rows; row++)
        {
            var target = to + (row * size);
            var weight = g[row];
            Softmax(z + (row * size), size, n[row], -weight, target);
            target[y[row]] += weight;
        }
        return [result, null!];
    }

    private static long Checked(long token, int size) =>
        (ulong)token < (ulong)size ? token : throw new ArgumentException($"There is no token {token} in a vocabulary of {size}.");

    private static float LogSumExp(float* z, int size)
    {
        var (highest, i) = (float.NegativeInfinity, 0);
        for (; i < size; i++) highest = MathF.Max(highest, z[i]);
        var (sum, rest, top) = (Vector512<float>.Zero, 0f, Vector512.Create(highest));
        for (i = 0; i <= size - 16; i += 16) sum += VectorMath.Exp(Vector512.Load(z + i) - top);
        for (; i < size; i++) rest += MathF.Exp(z[i] - highest);
        return highest + MathF.Log(Vector512.Sum(sum) + rest);
    }

    private static void Softmax(float* z, int size, float normalizer, float scale, float* y)
    {
        var i = 0;
        for (; i <= size - 16; i += 16) (VectorMath.Exp(Vector512.Load(z + i) - Vector512.Create(normalizer)) * scale).Store(y + i);
        for (; i < size; i++) y[i] = MathF.Exp(z[i] - normalizer) * scale;
    }
}
