using RLCollapse.Kernels;
using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Kernels;

/// <summary>
/// Against the plain composition, at odd sizes. In bfloat16 both start from the same rounded numbers, sums are float32, and the kernel
/// rounds each result once, by at most half of the last of its 8 bits: 2^-8 of it.
/// </summary>
public sealed class CausalAttentionTests
{
    [Theory]
    [InlineData(false, 2, 16, 5, 17, 1)]
    [InlineData(false, 1, 6, 7, 3, 33)]
    [InlineData(false, 4, 32, 64, 1, 40)]
    [InlineData(false, 3, 10, 16, 8, 9)]
    [InlineData(true, 2, 16, 5, 17, 1)]
    [InlineData(true, 1, 6, 7, 3, 33)]
    [InlineData(true, 4, 32, 64, 1, 40)]
    [InlineData(true, 3, 10, 16, 8, 9)]
    public void Output_and_gradient_are_those_of_the_plain_composition(bool half, int heads, int size, params int[] lengths)
    {
        using var scope = NewDisposeScope();
        int[] starts = [0, .. lengths.Select((_, i) => lengths[..(i + 1)].Sum())];
        var width = heads * size;
        var generator = new Generator(3);
        var x = Rounded(randn(starts[^1], 3 * width, generator: generator), half);
        var weight = Rounded(randn(starts[^1], width, generator: generator), half);
        var cosSin = Tables(64, size);
        var (fused, plain) = (x.clone().requires_grad_(), x.clone().requires_grad_());
        PackedSequence[] sequences = [.. lengths.Select((length, i) => new PackedSequence(starts[i], length, null))];
        var y = CausalAttention.Apply(half ? fused.to_type(bfloat16) : fused, sequences, heads, cosSin.Cos, cosSin.Sin);
        var expected = Plain(plain, starts, heads, cosSin);
        Close(y, expected, 1e-5, 1e-5, half);
        (y * weight).sum().backward();
        (expected * weight).sum().backward();
        Close(fused.grad!, plain.grad!, 1e-4, 1e-5, half);
    }

    [Theory]
    [InlineData(false, 2, 16, 9, 5, 17, 1)]
    [InlineData(false, 1, 6, 16, 3, 33)]
    [InlineData(false, 3, 10, 1, 8, 9)]
    [InlineData(true, 2, 16, 9, 5, 17, 1)]
    [InlineData(true, 1, 6, 16, 3, 33)]
    [InlineData(true, 3, 10, 1, 8, 9)]
    public void Sequences_that_share_a_prefix_are_as_if_each_had_its_own(bool half, int heads, int size, int prefix, params int[] lengths)
    {
        using var scope = NewDisposeScope();
        var width = heads * size;
        var generator = new Generator(3);
        var (cosSin, tokens) = (Tables(64, size), prefix + lengths.Sum());
        var (x, weight) = (Rounded(randn(tokens, 3 * width, generator: generator), half),
            Rounded(randn(tokens, width, generator: generator), half));
        var (shared, apart) = (x.clone().requires_grad_(), x.clone().requires_grad_());
        int[] starts = [.. lengths.Select((_, i) => prefix + lengths[..i].Sum())];
        PackedSequence[] sequences =
            [new(0, prefix, null), .. lengths.Select((length, i) => new PackedSequence(starts[i], length, 0))];
        var y = CausalAttention.Apply(half ? shared.to_type(bfloat16) : shared, sequences, heads, cosSin.Cos, cosSin.Sin);
        var own = lengths.Select((length, i) =>
            Plain(cat([apart.narrow(0, 0, prefix), apart.narrow(0, starts[i], length)]), [0, prefix + length], heads, cosSin)).ToArray();
        var expected = cat([own[0].narrow(0, 0, prefix), .. own.Select((o, i) => o.narrow(0, prefix, lengths[i]))]);
        Close(y, expected, 1e-5, 1e-5, half);
        (y * weight).sum().backward();
        (expected * weight).sum().backward();
        Close(shared.grad!, apart.grad!, 1e-4, 1e-5, half);
    }

    private static Tensor Rounded(Tensor x, bool half) => half ? x.to_type(bfloat16).to_type(float32) : x;

    private static void Close(Tensor mine, Tensor theirs, double relative, double absolute, bool half)
    {
        using var wide = mine.to_type(float32);
        Assert.True(allclose(wide, theirs, half ? Math.Pow(2, -8) + relative : relative, absolute),
            $"{(wide - theirs).abs().max().Value()}");
    }

    private static Rotation Tables(int positions, int size)
    {
        using var rotary = new Rotary(size, positions, 10_000, CPU);
        var first = rotary.First(positions);
        return new(first.Cos.clone(), first.Sin.clone());
    }

    private static Tensor Plain(Tensor qkv, int[] starts, int heads, Rotation all)
    {
        var width = qkv.shape[1] / 3;
        var size = width / heads;
        return cat([.. starts[..^1].Zip(starts[1..], (from, to) =>
        {
            var length = to - from;
            var parts = qkv.narrow(0, from, length).view(length, 3, heads, size).permute(1, 2, 0, 3).unsqueeze(1); // (3, 1, H, T, D)
            var rotation = new Rotation(all.Cos.narrow(0, 0, length), all.Sin.narrow(0, 0, length));
            var scores = Products.Of(rotation.Apply(parts.select(0, 0)), rotation.Apply(parts.select(0, 1)).transpose(2, 3))
                .Over(Math.Sqrt(size));
            var mixed = Products.Of(scores.Plus(AttentionBias.Causal(length, CPU)).softmax(-1), parts.select(0, 2));
            return mixed.transpose(1, 2).reshape(length, width);
        })]);
    }
}
