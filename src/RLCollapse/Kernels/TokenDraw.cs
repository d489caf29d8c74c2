using System.Runtime.CompilerServices;
using TorchSharp;

namespace RLCollapse.Kernels;

/// <summary>Softmax, inversion of its cumulative distribution and the drawn token's log-probability, in one pass a row.</summary>
public static unsafe class TokenDraw
{
    /// <summary>For each row the first token whose cumulative probability exceeds u, and its log-probability.</summary>
    /// <param name="logits">float32 (A, V) on the CPU.</param>
    /// <param name="temperature">T &gt; 0; probabilities are softmax(logits / T).</param>
    /// <param name="uniforms">u of each row, in [0, 1).</param>
    public static (long[] Tokens, float[] LogProbs) Of(torch.Tensor logits, double temperature, float[] uniforms)
    {
        using var scores = logits.contiguous();
        var (rows, size) = ((int)scores.shape[0], (int)scores.shape[1]);
        var (tokens, logProbs) = (new long[rows], new float[rows]);
        var scale = (float)(1 / temperature);
        float* z = Memory.Floats(scores);
        for (var row = 0; row < rows; row++) (tokens[row], logProbs[row]) = Draw(z + (row * size), size, scale, uniforms[row]);
        return (tokens, logProbs);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (long Token, float LogProb) Draw(float* logits, int size, float scale, float uniform)
    {
        var padded = Tile.Padded(size);
        var weights = Scratch.Floats(padded);
        for (var i = 0; i < size; i++) weights[i] = logits[i] * scale;
        var highest = Softmax.Mask(weights, size);
        Softmax.Exponentiate(weights, size, highest);
        var total = 0f;
        for (var i = 0; i < size; i++) total = weights[i] += total; // in one order, so that the last is the total exactly
        var threshold = uniform * total;
        var token = 0;
        while (token < size - 1 && weights[token] <= threshold) token++;
        return (token, (logits[token] * scale) - highest - MathF.Log(total));
    }
}
