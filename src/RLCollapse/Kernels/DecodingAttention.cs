using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>What one new token sees: so many tokens of a prompt, and so many of its own row before it.</summary>
internal readonly record struct SeenTokens(int Prompt, int PromptLength, int Row, int Grown);

/// <summary>Rotary attention of one new token a row over stored keys and values.</summary>
internal static unsafe class DecodingAttention
{
    /// <summary>Stores the keys and values of whole packed sequences.</summary>
    public static void Keep(Tensor qkv, int[] starts, KeyValueStore store, Tensor cos, Tensor sin)
    {
        var (width, size) = ((int)(qkv.shape[1] / 3), store.Size);
        var (x, c, s) = ((nint)Work.Floats(qkv), (nint)Work.Floats(cos), (nint)Work.Floats(sin));
        Work.ForEach(starts.Length - 1, qkv.numel(), sequence =>
        {
            var key = stackalloc float[size];
            for (var t = starts[sequence]; t < starts[sequence + 1]; t++)
            {
                var position = t - starts[sequence];
                for (var head = 0; head < width / size; head++)
                {
                    var from = (float*)x + ((nint)t * 3 * width) + width + (head * size);
                    RotaryRows.Turn(from, (float*)c + (position * size), (float*)s + (position * size), size, 1, key);
                    store.Write(sequence, head, position, key, from + width);
                }
            }
        });
    }

    /// <summary>Stores each new token behind its row's others and attends from it.</summary>
    /// <returns>(A, H·D)</returns>
    public static Tensor Next(Tensor qkv, SeenTokens[] seen, KeyValueStore prompts, KeyValueStore rows, Tensor cos, Tensor sin)
    {
        var (width, size) = ((int)(qkv.shape[1] / 3), rows.Size);
        var heads = width / size;
        var output = empty(seen.Length, width);
        var (x, y, c, s) = ((nint)Work.Floats(qkv), (nint)Work.Floats(output), (nint)Work.Floats(cos), (nint)Work.Floats(sin));
        Work.ForEach(seen.Length, (long)seen.Length * width * 64, item =>
        {
            var token = seen[item];
            var position = (token.PromptLength + token.Grown) * size;
            var (scale, room) = (1 / MathF.Sqrt(size), Tile.Padded(size));
            var query = Scratch.Floats((2 * room) + prompts.Capacity + rows.Capacity);
            var key = query + room;
            var scores = query + (2 * room);
            for (var head = 0; head < heads; head++)
            {
                var from = (float*)x + ((nint)item * 3 * width) + (head * size);
                RotaryRows.Turn(from, (float*)c + position, (float*)s + position, size, scale, query);
                RotaryRows.Turn(from + width, (float*)c + position, (float*)s + position, size, 1, key);
                rows.Write(token.Row, head, token.Grown, key, from + (2 * width));
                var own = scores + Tile.Padded(token.PromptLength);
                var highest = MathF.Max(
                    Scores(query, prompts.Keys(token.Prompt, head), prompts.Capacity, size, token.PromptLength, scores),
                    Scores(query, rows.Keys(token.Row, head), rows.Capacity, size, token.Grown + 1, own));
                var sum = Weights(scores, token.PromptLength, highest) + Weights(own, token.Grown + 1, highest);
                var target = (float*)y + ((nint)item * width) + (head * size);
                new Span<float>(target, size).Clear();
                Mix(scores, prompts.Values(token.Prompt, head), token.PromptLength, size, 1 / sum, target);
                Mix(own, rows.Values(token.Row, head), token.Grown + 1, size, 1 / sum, target);
            }
        });
        return output;
    }

    /// <summary>q·k of every key; −∞ up to the next multiple of sixteen.</summary>
    /// <returns>The highest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Scores(float* query, float* keys, nint stride, int size, int count, float* scores)
    {
        var highest = Vector512.Create(float.NegativeInfinity);
        var lanes = Vector512<int>.Indices;
        var j = 0;
        for (; j + 16 < count; j += 32)
        {
            Vector512<float> a = default, b = default;
            var column = keys + j;
            for (var d = 0; d < size; d++, column += stride)
            {
                var q = Vector512.Create(query[d]);
                a = Vector512.FusedMultiplyAdd(q, Vector512.Load(column), a);
                b = Vector512.FusedMultiplyAdd(q, Vector512.Load(column + 16), b);
            }

            b = Vector512.ConditionalSelect(Vector512.LessThan(lanes, Vector512.Create(count - j - 16)).AsSingle(), b, Vector512.Create(float.NegativeInfinity));
            highest = Vector512.Max(highest, Vector512.Max(a, b));
            a.Store(scores + j);
            b.Store(scores + j + 16);
        }

        if (j < count)
        {
            Vector512<float> a = default;
            var column = keys + j;
            for (var d = 0; d < size; d++, column += stride) a = Vector512.FusedMultiplyAdd(Vector512.Create(query[d]), Vector512.Load(column), a);
            a = Vector512.ConditionalSelect(Vector512.LessThan(lanes, Vector512.Create(count - j)).AsSingle(), a, Vector512.Create(float.NegativeInfinity));
            highest = Vector512.Max(highest, a);
            a.Store(scores + j);
        }

        var eight = Vector256.Max(highest.GetLower(), highest.GetUpper());
        var four = Vector128.Max(eight.GetLower(), eight.GetUpper());
        return MathF.Max(MathF.Max(four[0], four[1]), MathF.Max(four[2], four[3]));
    }

    /// <summary>e^(score − highest), in place.</summary>
    /// <returns>Their sum.</returns>
    private static float Weights(float* scores, int count, float highest)
    {
        var (sum, top) = (Vector512<float>.Zero, Vector512.Create(highest));
        for (var j = 0; j < count; j += Tile.Columns)
        {
            var e = VectorMath.Exp(Vector512.Load(scores + j) - top);
            e.Store(scores + j);
            sum += e;
        }

        return Vector512.Sum(sum);
    }

    /// <summary>output += Σ_j weight_j · scale · value_j.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mix(float* weights, float* values, int count, int size, float scale, float* output)
    {
        var d = 0;
        for (; d <= size - 16; d += 16)
        {
            Vector512<float> a = default, b = default;
            var value = values + d;
            var j = 0;
            for (; j < count - 1; j += 2, value += 2 * size)
            {
                a = Vector512.FusedMultiplyAdd(Vector512.Create(weights[j]), Vector512.Load(value), a);
                b = Vector512.FusedMultiplyAdd(Vector512.Create(weights[j + 1]), Vector512.Load(value + size), b);
            }

            if (j < count) a = Vector512.FusedMultiplyAdd(Vector512.Create(weights[j]), Vector512.Load(value), a);
            (Vector512.Load(output + d) + ((a + b) * scale)).Store(output + d);
        }

        for (; d < size; d++)
        {
            var sum = 0f;
            for (var j = 0; j < count; j++) sum += weights[j] * values[(j * size) + d];
            output[d] += sum * scale;
        }
    }
}
