using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Kernels;

/// <summary>
/// Fused kernels of rows against the plain composition, output and gradient, at odd sizes. In bfloat16 both start from the same
/// rounded numbers and the kernel rounds each result once, by at most half of the last of its 8 bits: 2^-8 of it.
/// </summary>
public sealed class RowKernelTests
{
    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(3, 17, false)]
    [InlineData(700, 31, false)]
    [InlineData(64, 128, false)]
    [InlineData(3, 17, true)]
    [InlineData(700, 31, true)]
    [InlineData(64, 128, true)]
    public void RmsNormalization(int rows, int width, bool half)
    {
        var weight = randn(width, generator: new Generator(1));
        Same(
            (x, w) => RLCollapse.Kernels.RmsNormalization.Apply(x, w, 1e-5, half ? bfloat16 : float32),
            (x, w) => Normalized(x, w),
            randn(rows, width, generator: new Generator(2)), weight, half);
    }

    [Theory]
    [InlineData(1, 1, false, false)]
    [InlineData(3, 17, false, false)]
    [InlineData(700, 31, true, true)]
    [InlineData(64, 128, true, true)]
    [InlineData(5, 33, true, false)]
    [InlineData(5, 33, false, true)]
    public void ResidualNormalization(int rows, int width, bool halfBranch, bool halfNormed)
    {
        using var scope = NewDisposeScope();
        var generator = new Generator(4);
        var (weight, onSum) = (randn(width, generator: generator), randn(rows, width, generator: generator));
        var branch = Rounded(randn(rows, width, generator: generator), halfBranch);
        var (b1, b2) = (branch.to_type(halfBranch ? bfloat16 : float32).clone().requires_grad_(), branch.clone().requires_grad_());
        Same(
            (x, w) =>
            {
                var (sum, normed) = RLCollapse.Kernels.ResidualNormalization.Apply(x, b1, w, 1e-5, halfNormed ? bfloat16 : float32);
                return cat([normed.to_type(float32), sum * onSum]);
            },
            (x, w) => cat([Normalized(x.Plus(b2), w), x.Plus(b2) * onSum]),
            randn(rows, width, generator: generator), weight, halfNormed);
        Close(b1.grad!, b2.grad!, 1e-4, 1e-5, halfNormed || halfBranch);
    }

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(5, 19, false)]
    [InlineData(300, 80, false)]
    [InlineData(1, 1, true)]
    [InlineData(5, 19, true)]
    [InlineData(300, 80, true)]
    public void SwiGlu(int rows, int inner, bool half) => Same(
        (x, _) => RLCollapse.Kernels.SwiGlu.Apply(half ? x.to_type(bfloat16) : x),
        (x, _) => x.narrow(-1, 0, inner).silu() * x.narrow(-1, inner, inner),
        Rounded(randn(rows, 2 * inner, generator: new Generator(2)).Times(3), half), ones(1), half);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 63)]
    [InlineData(300, 101)]
    public void Token_log_probs(int rows, int vocabulary)
    {
        var tokens = randint(0, vocabulary, rows, dtype: int64, generator: new Generator(5));
        Same(
            (x, _) => RLCollapse.Kernels.TokenLogProbs.Apply(x, tokens),
            (x, _) => nn.functional.log_softmax(x, -1).gather(-1, tokens.unsqueeze(-1)).squeeze(-1),
            randn(rows, vocabulary, generator: new Generator(2)).Times(4), ones(1), false);
    }

    private static Tensor Normalized(Tensor x, Tensor weight) => x * (x * x).mean([-1], keepdim: true).Plus(1e-5).rsqrt() * weight;

    private static Tensor Rounded(Tensor x, bool half) => half ? x.to_type(bfloat16).to_type(float32) : x;

    private static void Same(Func<Tensor, Tensor, Tensor> fused, Func<Tensor, Tensor, Tensor> plain, Tensor x, Tensor weight, bool half)
    {
        using var scope = NewDisposeScope();
        var (x1, x2, w1, w2) = (x.clone().requires_grad_(), x.clone().requires_grad_(), weight.clone().requires_grad_(),
            weight.clone().requires_grad_());
        var (y1, y2) = (fused(x1, w1), plain(x2, w2));
        Close(y1, y2, 1e-5, 1e-6, half);
        var direction = Rounded(randn_like(y2), half); // a bfloat16 output gets its gradient in bfloat16
        (y1 * direction).sum().backward();
        (y2 * direction).sum().backward();
        Close(x1.grad!, x2.grad!, 1e-4, 1e-5, half);
        if (w2.grad is { } expected) Assert.True(allclose(w1.grad!, expected, 1e-4, 1e-4)); // float32 whatever the activations are
    }

    private static void Close(Tensor mine, Tensor theirs, double relative, double absolute, bool half)
    {
        using var wide = mine.to_type(float32);
        Assert.True(allclose(wide, theirs, half ? Math.Pow(2, -8) + relative : relative, absolute),
            $"{(wide - theirs).abs().max().Value()}");
    }
}
