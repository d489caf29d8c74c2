using RLCollapse.Kernels;

namespace RLCollapse.Model.Cpu;

/// <summary>
/// Attention of one new token a row over its prompt and its own tokens. Rows of a prompt stand together: its keys and values are read once
/// for as many of them as a tile has.
/// </summary>
internal static unsafe class DecodingAttention<V> where V : unmanaged, ILanes<V>
{
    /// <summary>Attends.</summary>
    /// <param name="sizes">H and D.</param>
    /// <param name="seen">What each row's token sees.</param>
    /// <param name="qkv">(rows, (H + 2K)·D), rotated; keys and values go into the store of the rows.</param>
    /// <param name="prompts">Of whole prompts.</param>
    /// <param name="own">Of what the rows have got.</param>
    /// <param name="output">(rows, H·D), written.</param>
    public static void Forward(
        Sizes sizes, ReadOnlySpan<SeenTokens> seen, float* qkv, KeyValueStore prompts, KeyValueStore own, float* output)
    {
        for (var row = 0; row < seen.Length; row++) own.Append(seen[row].Row, qkv + ((nint)row * sizes.QkvRow), seen[row].Grown);
        for (var first = 0; first < seen.Length;)
        {
            var count = 1;
            while (count < V.TileRows && first + count < seen.Length && seen[first + count].Prompt == seen[first].Prompt) count++;
            for (var head = 0; head < sizes.Heads; head++)
            {
                Group(sizes, seen.Slice(first, count), qkv + ((nint)first * sizes.QkvRow) + (head * sizes.Head), head / sizes.Group,
                    prompts, own, output + ((nint)first * sizes.AttendedRow) + (head * sizes.Head));
            }

            first += count;
        }
    }

    private static void Group(
        Sizes sizes, ReadOnlySpan<SeenTokens> seen, float* queries, int head, KeyValueStore prompts, KeyValueStore own, float* output)
    {
        var (size, length, prompt) = (sizes.Head, seen[0].PromptLength, seen[0].Prompt);
        var (shared, most) = (Sizes.Padded(length), 0);
        foreach (var row in seen) most = Math.Max(most, row.Grown + 1);
        nint stride = shared + Sizes.Padded(most), channels = prompts.ValueRow;
        var weights = Scratch.Floats((V.TileRows * stride) + (V.TileRows * channels));
        var mixed = weights + (V.TileRows * stride);
        var keys = prompts.Keys(prompt, head);
        for (var j = 0; j < length; j += 16)
            Tile<V>.Rows(queries, sizes.QkvRow, keys + (j * size), 16, size, null, 0, weights + j, stride, seen.Length);
        for (var r = 0; r < seen.Length; r++)
        {
            var w = weights + (r * stride);
            var count = seen[r].Grown + 1;
            var query = queries + (r * (nint)sizes.QkvRow);
            OwnRow<V>.Scores(query, own.Keys(seen[r].Row, head), size, count, w + shared);
            var highest = SoftmaxRow<V>.Highest(w, length, SoftmaxRow<V>.Highest(w + shared, count, float.NegativeInfinity));
            var sum = SoftmaxRow<V>.Exponentiate(w, length, highest) + SoftmaxRow<V>.Exponentiate(w + shared, count, highest);
            SoftmaxRow<V>.Scale(w, shared + count, 1 / sum);
        }

        var values = prompts.Values(prompt, head);
        for (var d = 0; d < channels; d += 16)
            Tile<V>.Rows(weights, stride, values + d, channels, length, null, 0, mixed + d, channels, seen.Length);
        for (var r = 0; r < seen.Length; r++)
        {
            OwnRow<V>.Mix(weights + (r * stride) + shared, own.Values(seen[r].Row, head), channels, seen[r].Grown + 1,
                mixed + (r * channels));
            new Span<float>(mixed + (r * channels), size).CopyTo(new Span<float>(output + ((nint)r * sizes.AttendedRow), size));
        }
    }
}
