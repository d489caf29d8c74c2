using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RLCollapse.Kernels;

/// <summary>
/// One new token of each of up to eight rows that continue the same prompt: the prompt's keys and values are read once for all of them,
/// each row's own after it.
/// </summary>
/// <param name="seen">What each token sees.</param>
/// <param name="prompts">Whole prompts.</param>
/// <param name="rows">What has been sampled.</param>
internal readonly unsafe ref struct DecodingGroup(ReadOnlySpan<SeenTokens> seen, KeyValueStore prompts, KeyValueStore rows)
{
    private readonly ReadOnlySpan<SeenTokens> _seen = seen;

    /// <summary>Attention of one head.</summary>
    /// <param name="qkv">First token's query of the first head, not yet rotated; 3·width numbers a token.</param>
    /// <param name="width">H·D.</param>
    /// <param name="head">Which head.</param>
    /// <param name="cos">Table of Rotary.</param>
    /// <param name="sin">Table of Rotary.</param>
    /// <param name="output">First token's output of the first head; width numbers a token.</param>
    public void Attend<T>(T* qkv, int width, int head, float* cos, float* sin, T* output) where T : unmanaged, IElement<T>
    {
        var (size, room, prompt, length) = (rows.Size, Tile.Padded(rows.Size), _seen[0].Prompt, _seen[0].PromptLength);
        var (shared, own) = (prompts.Capacity, rows.Capacity);
        var queries = Scratch.Floats((Tile.Rows * ((2 * room) + shared)) + room + own);
        var mixed = queries + (Tile.Rows * room);
        var scores = mixed + (Tile.Rows * room); // (8, shared)
        var key = scores + (Tile.Rows * shared);
        var ownScores = key + room;
        new Span<float>(queries, Tile.Rows * room).Clear();
        for (var r = 0; r < _seen.Length; r++)
        {
            var at = (length + _seen[r].Grown) * size;
            var from = qkv + ((nint)r * 3 * width) + (head * size);
            RotaryRows.Turn(from, cos + at, sin + at, size, 1 / MathF.Sqrt(size), queries + (r * room));
            RotaryRows.Turn(from + width, cos + at, sin + at, size, 1, key);
            rows.Write(_seen[r].Row, head, _seen[r].Grown, key, from + (2 * width));
        }

        var keys = prompts.Keys(prompt, head);
        for (var j = 0; j < length; j += Tile.Columns)
            Tile.Multiply(queries, room, 1, keys + (j * size), Tile.Columns, size, scores + j, shared);
        var highest = stackalloc float[Tile.Rows];
        for (var r = 0; r < Tile.Rows; r++)
        {
            highest[r] = Softmax.Mask(scores + (r * shared), length);
            Softmax.Exponentiate(scores + (r * shared), length, highest[r]);
        }

        Mix(scores, shared, prompts.Values(prompt, head), length, size, mixed, room);
        for (var r = 0; r < _seen.Length; r++)
        {
            var (row, count) = (_seen[r].Row, _seen[r].Grown + 1);
            var weights = scores + (r * shared);
            Scores(queries + (r * room), rows.Keys(row, head), size, count, ownScores);
            var top = MathF.Max(highest[r], Softmax.Mask(ownScores, count));
            var ofPrompt = MathF.Exp(highest[r] - top); // the prompt's weights were taken against its own highest score
            var sum = (Softmax.Sum(weights, length) * ofPrompt) + Softmax.Exponentiate(ownScores, count, top);
            Add(ownScores, rows.Values(row, head), count, size, mixed + (r * room), ofPrompt, 1 / sum, output + ((nint)r * width)
                + (head * size));
        }
    }

    /// <summary>Weighted sums of the prompt's values, for eight rows at once.</summary>
    private static void Mix(float* weights, int stride, float* values, int length, int size, float* mixed, int room)
    {
        if (size % Tile.Columns == 0)
        {
            for (var d = 0; d < size; d += Tile.Columns) Tile.Multiply(weights, stride, 1, values + d, size, length, mixed + d, room);
            return;
        }

        for (var r = 0; r < Tile.Rows; r++)
        {
            for (var d = 0; d < size; d++)
            {
                var sum = 0f;
                for (var j = 0; j < length; j++) sum += weights[(r * stride) + j] * values[(j * size) + d];
                mixed[(r * room) + d] = sum;
            }
        }
    }

    /// <summary>q·k of a row's own keys, sixteen at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scores(float* query, float* keys, int size, int count, float* scores)
    {
        for (var j = 0; j < count; j += Tile.Columns, keys += Tile.Columns * size)
        {
            Vector512<float> a = default, b = default;
            var d = 0;
            for (; d < size - 1; d += 2)
            {
                a = Vector512.FusedMultiplyAdd(Vector512.Create(query[d]), Vector512.Load(keys + (d * Tile.Columns)), a);
                b = Vector512.FusedMultiplyAdd(Vector512.Create(query[d + 1]), Vector512.Load(keys + ((d + 1) * Tile.Columns)), b);
            }

            (a + b).Store(scores + j); // D is even: rotary positions need pairs
        }
    }

    /// <summary>output = (mixed · ofPrompt + Σ_j weight_j · value_j) · scale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add<T>(
        float* weights, float* values, int count, int size, float* mixed, float ofPrompt, float scale, T* output) where T : unmanaged,
        IElement<T>
    {
        var d = 0;
        for (; d <= size - 16; d += 16)
        {
            var a = Vector512.Load(mixed + d) * ofPrompt;
            Vector512<float> b = default;
            var value = values + d;
            var j = 0;
            for (; j < count - 1; j += 2, value += 2 * size)
            {
                a = Vector512.FusedMultiplyAdd(Vector512.Create(weights[j]), Vector512.Load(value), a);
                b = Vector512.FusedMultiplyAdd(Vector512.Create(weights[j + 1]), Vector512.Load(value + size), b);
            }

            if (j < count) a = Vector512.FusedMultiplyAdd(Vector512.Create(weights[j]), Vector512.Load(value), a);
            T.Store((a + b) * scale, output + d);
        }

        for (; d < size; d++)
        {
            var sum = mixed[d] * ofPrompt;
            for (var j = 0; j < count; j++) sum += weights[j] * values[(j * size) + d];
            output[d] = T.Round(sum * scale);
        }
    }
}
