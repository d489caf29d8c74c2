using System.Buffers;
using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>
/// Attention of packed sequences as pieces of work: a sequence and those that continue it are one piece a head, in this order,
/// since gradients add up, and they do so in float32.
/// </summary>
internal sealed unsafe class AttentionWork
{
    private static readonly PackedSequence Nothing = new(0, 0, null);
    private readonly IReadOnlyList<PackedSequence> _sequences;
    private readonly int _heads;
    private readonly nint _width;
    private readonly int _size;
    private readonly (Tensor Cos, Tensor Sin) _tables;
    private readonly float* _cos;
    private readonly float* _sin;
    private readonly int[][] _families;

    /// <param name="sequences">All of them, one behind another.</param>
    /// <param name="heads">H.</param>
    /// <param name="width">H·D.</param>
    /// <param name="cos">Table of Rotary, (positions, D).</param>
    /// <param name="sin">Table of Rotary, (positions, D).</param>
    public AttentionWork(IReadOnlyList<PackedSequence> sequences, int heads, int width, Tensor cos, Tensor sin)
    {
        (_sequences, _heads, _width, _size, _tables) = (sequences, heads, width, width / heads, (cos, sin));
        _cos = Memory.Floats(cos);
        _sin = Memory.Floats(sin);
        _families = [.. Enumerable.Range(0, sequences.Count).GroupBy(i => sequences[i].Continues ?? i).Select(family => family.ToArray())];
    }

    /// <summary>Attends.</summary>
    /// <param name="qkv">(N, 3·H·D)</param>
    /// <param name="output">(N, H·D), written.</param>
    public void Forward<T>(Tensor qkv, Tensor output) where T : unmanaged, IElement<T> =>
        Forward(Memory.Elements<T>(qkv), Memory.Elements<T>(output));

    /// <inheritdoc cref="Forward{T}(Tensor, Tensor)"/>
    public void Forward<T>(T* x, T* y) where T : unmanaged, IElement<T>
    {
        ForEach((family, channel) =>
        {
            foreach (var index in family)
            {
                var sequence = _sequences[index];
                var prefix = sequence.Continues is { } before ? _sequences[before] : Nothing;
                Head<T>(prefix, sequence).Forward(Rows(x, sequence, channel), Rows(x, prefix, channel), Output(y, sequence, channel),
                    _width);
            }
        });
    }

    /// <summary>Gradients.</summary>
    /// <param name="qkv">(N, 3·H·D)</param>
    /// <param name="gradient">Of the output, (N, H·D).</param>
    /// <param name="result">Of qkv, written.</param>
    public void Backward<T>(Tensor qkv, Tensor gradient, Tensor result) where T : unmanaged, IElement<T> =>
        Backward(Memory.Elements<T>(qkv), Memory.Elements<T>(gradient), Memory.Elements<T>(result));

    /// <inheritdoc cref="Backward{T}(Tensor, Tensor, Tensor)"/>
    public void Backward<T>(T* x, T* g, T* y) where T : unmanaged, IElement<T>
    {
        ForEach((family, channel) =>
        {
            var first = _sequences[family[0]];
            if (family.Length == 1) Back(x, g, channel, Nothing, first, Rows(y, first, channel), default);
            else BackOfFamily(x, g, channel, family, y);
        });
    }

    private void BackOfFamily<T>(T* x, T* g, int channel, int[] family, T* y) where T : unmanaged, IElement<T>
    {
        var first = _sequences[family[0]];
        var buffer = ArrayPool<float>.Shared.Rent(first.Length * 3 * _size);
        fixed (float* shared = buffer)
        {
            var sums = new HeadRows<Float32>((Float32*)shared, _size, 3 * _size);
            Back(x, g, channel, Nothing, first, sums, default);
            foreach (var index in family.AsSpan(1))
                Back(x, g, channel, first, _sequences[index], Rows(y, _sequences[index], channel), sums);
            var to = Rows(y, first, channel);
            for (var t = 0; t < first.Length; t++)
            {
                Elements.Round((float*)sums.Query(t), to.Query(t), _size);
                Elements.Round((float*)sums.Key(t), to.Key(t), _size);
                Elements.Round((float*)sums.Value(t), to.Value(t), _size);
            }
        }

        ArrayPool<float>.Shared.Return(buffer);
    }

    private void Back<T, TGradient>(
        T* x, T* g, int channel, PackedSequence prefix, PackedSequence sequence, HeadRows<TGradient> own, HeadRows<Float32> before)
        where T : unmanaged, IElement<T>
        where TGradient : unmanaged, IElement<TGradient> =>
        Head<T>(prefix, sequence).Backward(Rows(x, sequence, channel), Rows(x, prefix, channel), Output(g, sequence, channel), _width, own,
            before);

    private AttentionHead<T> Head<T>(PackedSequence prefix, PackedSequence sequence) where T : unmanaged, IElement<T> =>
        new(prefix.Length, sequence.Length, _size, _cos, _sin);

    private HeadRows<T> Rows<T>(T* first, PackedSequence sequence, int channel) where T : unmanaged, IElement<T> =>
        new(first + (3 * _width * sequence.Start) + channel, _width, 3 * _width);

    private T* Output<T>(T* first, PackedSequence sequence, int channel) where T : unmanaged, IElement<T> =>
        first + (_width * sequence.Start) + channel;

    private void ForEach(Action<int[], int> piece)
    {
        foreach (var family in _families)
        {
            for (var head = 0; head < _heads; head++) piece(family, head * _size);
        }

        GC.KeepAlive(_tables.Cos);
        GC.KeepAlive(_tables.Sin);
    }
}
