using RLCollapse.Kernels;

namespace RLCollapse.Model.Cpu;

/// <summary>The decoder from token ids to the stream behind its last block, and back.</summary>
internal static unsafe class DecoderPass<V> where V : unmanaged, ILanes<V>
{
    /// <summary>The way there; <c>at.Last</c> is written.</summary>
    /// <param name="weights">Of the model.</param>
    /// <param name="rotary">Tables of positions.</param>
    /// <param name="passage">The tokens.</param>
    /// <param name="at">Room.</param>
    /// <param name="afterProjection">What else is to be done with a block's queries, keys and values; null for nothing.</param>
    public static void Forward(DecoderWeights weights, RotaryTable rotary, Passage passage, Activations<V> at,
        Action<int, BlockActivations>? afterProjection = null)
    {
        var (sizes, last) = (weights.Sizes, weights.Blocks.Count - 1);
        weights.Embed(passage.Ids, at.Blocks[0].Input);
        for (var i = 0; i <= last; i++)
        {
            var block = at.Blocks[i];
            Block<V>.Project(weights.Blocks[i], sizes, rotary, passage.Positions, block);
            afterProjection?.Invoke(i, block);
            Attention<V>.Forward(passage, sizes, i == last, block.Qkv, block.Weights, block.Attended);
            if (i < last) Block<V>.FeedForward(weights.Blocks[i], sizes, passage.Count, block.Input, block, at.Blocks[i + 1].Input);
        }

        var (end, stride) = (at.Blocks[last], sizes.WidthRow);
        for (var m = 0; m < passage.Wanted.Length; m++)
            Copy(end.Input + ((nint)passage.Wanted[m] * stride), end.Middle + ((nint)m * stride), sizes.Channels);
        Block<V>.FeedForward(weights.Blocks[last], sizes, passage.Wanted.Length, end.Middle, end, at.Last);
    }

    /// <summary>The way back.</summary>
    /// <param name="weights">Of the model.</param>
    /// <param name="rotary">Tables of positions.</param>
    /// <param name="passage">The tokens.</param>
    /// <param name="at">As the way there left it.</param>
    /// <param name="wanted">(M, C): gradient of <c>at.Last</c>; overwritten.</param>
    /// <param name="gradients">Of the weights, added to.</param>
    public static void Back(
        DecoderWeights weights, RotaryTable rotary, Passage passage, Activations<V> at, float* wanted, DecoderGradients gradients)
    {
        var (sizes, n, last) = (weights.Sizes, (long)passage.Count, weights.Blocks.Count - 1);
        using var arena = Arena.Take(n * (sizes.WidthRow + sizes.AttendedRow + sizes.QkvRow), 3);
        float* stream = arena.Floats(n * sizes.WidthRow), attended = arena.Floats(n * sizes.AttendedRow);
        var qkv = arena.Floats(n * sizes.QkvRow);
        for (var i = last; i >= 0; i--)
        {
            var (block, its) = (weights.Blocks[i], at.Blocks[i]);
            var isLast = i == last;
            Block<V>.FeedForwardBack(block, sizes, isLast ? passage.Wanted.Length : passage.Count, its, isLast ? wanted : stream, attended,
                gradients.Blocks[i]);
            Attention<V>.Back(passage, sizes, isLast, its.Qkv, its.Weights, attended, qkv);
            if (isLast) Spread(passage, wanted, stream, sizes);
            Block<V>.ProjectBack(block, sizes, rotary, passage.Positions, its, qkv, stream, gradients.Blocks[i]);
        }

        for (var t = 0; t < passage.Count; t++)
            Add(stream + ((nint)t * sizes.WidthRow), gradients.Embedding + ((nint)passage.Ids[t] * sizes.Channels), sizes.Channels);
    }

    /// <summary>Rows of the wanted tokens at their places among all, 0 at the others.</summary>
    private static void Spread(Passage passage, float* wanted, float* all, Sizes sizes)
    {
        for (var t = 0; t < passage.Count; t++)
        {
            var to = all + ((nint)t * sizes.WidthRow);
            if (passage.WantedOf[t] < 0) new Span<float>(to, sizes.Channels).Clear();
            else Copy(wanted + ((nint)passage.WantedOf[t] * sizes.WidthRow), to, sizes.Channels);
        }
    }

    private static void Copy(float* from, float* to, int count)
    {
        for (var i = 0; i < count; i += 16) V.Load(from + i).Store(to + i);
    }

    private static void Add(float* from, float* to, int count)
    {
        for (var i = 0; i < count; i += 16) (V.Load(to + i) + V.Load(from + i)).Store(to + i);
    }
}
