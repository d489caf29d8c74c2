using RLCollapse.Kernels;

namespace RLCollapse.Model.Cpu;

/// <summary>
/// A pre-norm decoder block, x + attention(norm(x)), then x + feedForward(norm(x)), but for attention itself: a few rows at a time from
/// step to step, so that they stay in the cache. Normalized rows and gated ones are computed again on the way back.
/// </summary>
internal static unsafe class Block<V> where V : unmanaged, ILanes<V>
{
    /// <summary>Rows at a time: of any size up to l they fit the second-level cache with what they are multiplied by.</summary>
    public const int Chunk = 96;

    /// <summary>From the stream to queries, keys and values, rotated.</summary>
    /// <param name="weights">Of the block.</param>
    /// <param name="sizes">Of the model.</param>
    /// <param name="rotary">Tables of positions.</param>
    /// <param name="positions">Of each row.</param>
    /// <param name="at">The input is read, scales and qkv are written.</param>
    public static void Project(BlockWeights weights, Sizes sizes, RotaryTable rotary, ReadOnlySpan<int> positions, BlockActivations at)
    {
        var normed = Scratch.Floats((long)Chunk * sizes.WidthRow);
        for (var row = 0; row < positions.Length; row += Chunk)
        {
            var rows = Math.Min(Chunk, positions.Length - row);
            var qkv = at.Qkv + ((nint)row * sizes.QkvRow);
            Norm<V>.Forward(at.Input + ((nint)row * sizes.WidthRow), weights.AttentionNorm, rows, sizes, at.Scale + row, normed);
            Product<V>.Of(normed, sizes.WidthRow, weights.Qkv.Forward, rows, sizes.Width, sizes.Qkv, null, 0, qkv, sizes.QkvRow);
            for (var r = 0; r < rows; r++) rotary.Turn(qkv + ((nint)r * sizes.QkvRow), positions[row + r]);
        }
    }

    /// <summary>From what attention gives to the stream behind the block.</summary>
    /// <param name="weights">Of the block.</param>
    /// <param name="sizes">Of the model.</param>
    /// <param name="rows">M.</param>
    /// <param name="stream">(M, C): the stream before the block, of these rows; may be <c>at.Middle</c>.</param>
    /// <param name="at">Attended is read; middle, its scales, gate and value are written.</param>
    /// <param name="output">(M, C), written.</param>
    public static void FeedForward(BlockWeights weights, Sizes sizes, int rows, float* stream, BlockActivations at, float* output)
    {
        var stride = sizes.WidthRow;
        var normed = Scratch.Floats((long)Chunk * (stride + sizes.InnerRow));
        var gated = normed + ((nint)Chunk * stride);
        for (var row = 0; row < rows; row += Chunk)
        {
            var count = Math.Min(Chunk, rows - row);
            var first = (nint)row * stride;
            var gateUp = at.GateUp + ((nint)row * sizes.GateUpRow);
            Product<V>.Of(at.Attended + ((nint)row * sizes.AttendedRow), sizes.AttendedRow, weights.Output.Forward, count, sizes.Queries,
                sizes.Channels, stream + first, stride, at.Middle + first, stride);
            Norm<V>.Forward(at.Middle + first, weights.FeedForwardNorm, count, sizes, at.MiddleScale + row, normed);
            Product<V>.Of(normed, stride, weights.GateUp.Forward, count, sizes.Width, 2 * sizes.Gate, null, 0, gateUp, sizes.GateUpRow);
            SwiGlu<V>.Forward(gateUp, count, sizes, gated);
            Product<V>.Of(gated, sizes.InnerRow, weights.Down.Forward, count, sizes.Inner, sizes.Channels, at.Middle + first, stride,
                output + first, stride);
        }
    }

    /// <summary>The way back of <see cref="FeedForward"/>.</summary>
    /// <param name="weights">Of the block.</param>
    /// <param name="sizes">Of the model.</param>
    /// <param name="rows">M.</param>
    /// <param name="at">As the way there left it.</param>
    /// <param name="stream">(M, C): gradient of the output; becomes that of the stream before the block, attention left out.</param>
    /// <param name="attended">(M, H·D): gradient of what attention gives, written.</param>
    /// <param name="gradients">Of the weights, added to.</param>
    public static void FeedForwardBack(
        BlockWeights weights, Sizes sizes, int rows, BlockActivations at, float* stream, float* attended, BlockGradients gradients)
    {
        var (stride, inner, both) = (sizes.WidthRow, sizes.InnerRow, sizes.GateUpRow);
        using var arena = Arena.Take((long)Chunk * ((2 * inner) + both + (2 * stride)), 5);
        float* gated = arena.Floats((long)Chunk * inner), ofGated = arena.Floats((long)Chunk * inner);
        float* ofGateUp = arena.Floats((long)Chunk * both);
        float* normed = arena.Floats((long)Chunk * stride), ofNormed = arena.Floats((long)Chunk * stride);
        for (var row = 0; row < rows; row += Chunk)
        {
            var count = Math.Min(Chunk, rows - row);
            var first = (nint)row * stride;
            float* slope = stream + first, middle = at.Middle + first;
            Product<V>.Of(slope, stride, weights.Down.Back, count, sizes.Channels, sizes.Gate, null, 0, ofGated, inner);
            SwiGlu<V>.Back(at.GateUp + ((nint)row * both), ofGated, count, sizes, ofGateUp, gated);
            Product<V>.AddTransposed(slope, stride, gated, inner, count, sizes.Width, sizes.Gate, gradients.Down);
            Norm<V>.Again(middle, weights.FeedForwardNorm, count, sizes, at.MiddleScale + row, normed);
            Product<V>.AddTransposed(ofGateUp, both, normed, stride, count, 2 * sizes.Gate, sizes.Channels, gradients.GateUp);
            Product<V>.Of(ofGateUp, both, weights.GateUp.Back, count, 2 * sizes.Gate, sizes.Channels, null, 0, ofNormed, stride);
            Norm<V>.Back(middle, weights.FeedForwardNorm, count, sizes, at.MiddleScale + row, ofNormed, slope, gradients.FeedForwardNorm);
            var own = (nint)row * sizes.AttendedRow;
            Product<V>.AddTransposed(slope, stride, at.Attended + own, sizes.AttendedRow, count, sizes.Width, sizes.Attended,
                gradients.Output);
            Product<V>.Of(slope, stride, weights.Output.Back, count, sizes.Channels, sizes.Attended, null, 0, attended + own,
                sizes.AttendedRow);
        }
    }

    /// <summary>The way back of <see cref="Project"/>.</summary>
    /// <param name="weights">Of the block.</param>
    /// <param name="sizes">Of the model.</param>
    /// <param name="rotary">Tables of positions.</param>
    /// <param name="positions">Of each row.</param>
    /// <param name="at">As the way there left it.</param>
    /// <param name="qkv">(N, (H + 2K)·D): gradient of rotated queries, keys and values; turned back in place.</param>
    /// <param name="stream">(N, C): gradient of the input, added to.</param>
    /// <param name="gradients">Of the weights, added to.</param>
    public static void ProjectBack(BlockWeights weights, Sizes sizes, RotaryTable rotary, ReadOnlySpan<int> positions, BlockActivations at,
        float* qkv, float* stream, BlockGradients gradients)
    {
        var stride = sizes.WidthRow;
        using var arena = Arena.Take(2L * Chunk * stride, 2);
        float* normed = arena.Floats((long)Chunk * stride), ofNormed = arena.Floats((long)Chunk * stride);
        for (var row = 0; row < positions.Length; row += Chunk)
        {
            var rows = Math.Min(Chunk, positions.Length - row);
            float* slope = qkv + ((nint)row * sizes.QkvRow), input = at.Input + ((nint)row * stride);
            for (var r = 0; r < rows; r++) rotary.TurnBack(slope + ((nint)r * sizes.QkvRow), positions[row + r]);
            Norm<V>.Again(input, weights.AttentionNorm, rows, sizes, at.Scale + row, normed);
            Product<V>.AddTransposed(slope, sizes.QkvRow, normed, stride, rows, sizes.QkvOutputs, sizes.Channels, gradients.Qkv);
            Product<V>.Of(slope, sizes.QkvRow, weights.Qkv.Back, rows, sizes.Qkv, sizes.Channels, null, 0, ofNormed, stride);
            Norm<V>.Back(input, weights.AttentionNorm, rows, sizes, at.Scale + row, ofNormed, stream + ((nint)row * stride),
                gradients.AttentionNorm);
        }
    }
}
