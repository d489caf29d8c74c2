using System.Runtime.Intrinsics;
using TorchSharp;

namespace RLCollapse.Kernels;

/// <summary>Softmax, inversion of its cumulative distribution and the drawn token's log-probability, in one pass a row.</summary>
public static unsafe class TokenDraw
{
    private const int Block = 16;

    /// <summary>For each row the first token whose cumulative probability exceeds u, and its log-probability.</summary>
    /// <param name="logits">float32 (A, V) on the CPU.</param>
    /// <param name="temperature">T &gt; 0; probabilities are softmax(logits / T).</param>
    /// <param name="uniforms">u of each row, in [0, 1).</param>
    public static (long[] Tokens, float[] LogProbs) Of(torch.Tensor logits, double temperature, float[] uniforms) =>
        Vector512.IsHardwareAccelerated ? Of<Lanes512>(logits, temperature, uniforms)
        : Vector256.IsHardwareAccelerated ? Of<Lanes256>(logits, temperature, uniforms)
        : Of<Lanes128>(logits, temperature, uniforms);

    internal static (long[] Tokens, float[] LogProbs) Of<V>(torch.Tensor logits, double temperature, float[] uniforms)
        where V : unmanaged, ILanes<V>
    {
        using var scores = logits.contiguous();
        var (rows, size) = ((int)scores.shape[0], (int)scores.shape[1]);
        var (tokens, logProbs) = (new long[rows], new float[rows]);
        var scale = (float)(1 / temperature);
        var room = Scratch.Floats(size + Block);
        float* z = Memory.Floats(scores);
        for (var row = 0; row < rows; row++, z += size)
        {
            for (var i = 0; i < size; i++) room[i] = z[i] * scale;
            var highest = SoftmaxRow<V>.Highest(room, size, float.NegativeInfinity);
            var total = SoftmaxRow<V>.Exponentiate(room, size, highest);
            var token = Draw<V>(room, size, uniforms[row] * total);
            (tokens[row], logProbs[row]) = (token, (z[token] * scale) - highest - MathF.Log(total));
        }

        return (tokens, logProbs);
    }

    /// <summary>The first token behind which more than the threshold is gathered: first the sixteen that it is among, then which.</summary>
    private static int Draw<V>(float* weights, int size, float threshold) where V : unmanaged, ILanes<V>
    {
        var (sum, first) = (0f, 0);
        for (; first + Block < size; first += Block)
        {
            var next = sum + V.Load(weights + first).Sum();
            if (next > threshold) break;
            sum = next;
        }

        var last = first;
        for (var token = first; token < Math.Min(first + Block, size); token++)
        {
            if (weights[token] == 0) continue; // what has no probability is not drawn, however sums are rounded
            last = token;
            sum += weights[token];
            if (sum > threshold) break;
        }

        while (weights[last] == 0 && last > 0) last--; // rounding has led behind all that has any
        return last;
    }
}
