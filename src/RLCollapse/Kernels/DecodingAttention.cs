using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>What one new token sees: so many tokens of a prompt, and so many of its own row before it.</summary>
internal readonly record struct SeenTokens(int Prompt, int PromptLength, int Row, int Grown);

/// <summary>Rotary attention of one new token a row over stored keys and values.</summary>
internal static unsafe class DecodingAttention
{
    /// <summary>Stores the keys and values of whole packed sequences.</summary>
    /// <param name="qkv">float32 or bfloat16 (N, 3·H·D), not yet rotated.</param>
    /// <param name="sequences">One behind another.</param>
    /// <param name="store">Where they go.</param>
    /// <param name="cos">Table of Rotary.</param>
    /// <param name="sin">Table of Rotary.</param>
    public static void Keep(Tensor qkv, IReadOnlyList<PackedSequence> sequences, KeyValueStore store, Tensor cos, Tensor sin)
    {
        if (qkv.dtype == bfloat16) Keep<BFloat16>(qkv, sequences, store, cos, sin);
        else Keep<Float32>(qkv, sequences, store, cos, sin);
    }

    /// <summary>
    /// Stores each new token behind its row's others and attends from it. Rows of the same prompt read it together, eight at a time.
    /// </summary>
    /// <param name="qkv">float32 or bfloat16 (A, 3·H·D), not yet rotated.</param>
    /// <param name="seen">What each token sees; tokens of a prompt stand together.</param>
    /// <param name="prompts">Whole prompts.</param>
    /// <param name="rows">What has been sampled.</param>
    /// <param name="cos">Table of Rotary.</param>
    /// <param name="sin">Table of Rotary.</param>
    /// <returns>(A, H·D) of the same format.</returns>
    public static Tensor Next(Tensor qkv, SeenTokens[] seen, KeyValueStore prompts, KeyValueStore rows, Tensor cos, Tensor sin) =>
        qkv.dtype == bfloat16 ? Next<BFloat16>(qkv, seen, prompts, rows, cos, sin) : Next<Float32>(qkv, seen, prompts, rows, cos, sin);

    private static void Keep<T>(
        Tensor qkv, IReadOnlyList<PackedSequence> sequences, KeyValueStore store, Tensor cos, Tensor sin) where T : unmanaged, IElement<T>
    {
        var (width, size) = ((int)(qkv.shape[1] / 3), store.Size);
        T* x = Memory.Elements<T>(qkv);
        float* c = Memory.Floats(cos), s = Memory.Floats(sin);
        var key = stackalloc float[size];
        for (var sequence = 0; sequence < sequences.Count; sequence++)
        {
            for (var position = 0; position < sequences[sequence].Length; position++)
            {
                var t = sequences[sequence].Start + position;
                for (var head = 0; head < width / size; head++)
                {
                    var from = x + ((nint)t * 3 * width) + width + (head * size);
                    RotaryRows.Turn(from, c + (position * size), s + (position * size), size, 1, key);
                    store.Write(sequence, head, position, key, from + width);
                }
            }
        }
    }

    private static Tensor Next<T>(
        Tensor qkv, SeenTokens[] seen, KeyValueStore prompts, KeyValueStore rows, Tensor cos, Tensor sin) where T : unmanaged, IElement<T>
    {
        var width = (int)(qkv.shape[1] / 3);
        var heads = width / rows.Size;
        var output = empty(seen.Length, width, dtype: T.Type);
        T* x = Memory.Elements<T>(qkv), y = Memory.Elements<T>(output);
        float* c = Memory.Floats(cos), s = Memory.Floats(sin);
        foreach (var members in Groups(seen))
        {
            var group = new DecodingGroup(seen.AsSpan()[members], prompts, rows);
            var first = members.Start.Value;
            for (var head = 0; head < heads; head++)
            {
                group.Attend(x + ((nint)first * 3 * width), width, head, c, s, y + ((nint)first * width));
            }
        }
        return output;
    }

    /// <summary>Runs of at most eight tokens of one prompt.</summary>
    private static List<Range> Groups(SeenTokens[] seen)
    {
        var (groups, first) = (new List<Range>(), 0);
        for (var i = 1; i <= seen.Length; i++)
        {
            if (i < seen.Length && i - first < Tile.Rows && seen[i].Prompt == seen[first].Prompt) continue;
            groups.Add(first..i);
            first = i;
        }

        return groups;
    }
}
