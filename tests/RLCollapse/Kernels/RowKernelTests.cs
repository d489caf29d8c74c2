using RLCollapse.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Kernels;

/// <summary>Fused kernels of rows against the plain composition, output and gradient, at odd sizes.</summary>
public sealed class RowKernelTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 17)]
    [InlineData(700, 31)]
    [InlineData(64, 128)]
    public void RmsNormalisation(int rows, int width)
    {
        var weight = randn(width, generator: new Generator(1));
        Same(
            (x, w) => RLCollapse.Kernels.RmsNormalisation.Apply(x, w, 1e-5),
            (x, w) => x * ((x * x).mean([-1], keepdim: true) + 1e-5).rsqrt() * w,
            randn(rows, width, generator: new Generator(2)), weight);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 19)]
    [InlineData(300, 80)]
    public void SwiGlu(int rows, int inner) => Same(
        (x, _) => RLCollapse.Kernels.SwiGlu.Apply(x),
        (x, _) => x.narrow(-1, 0, inner).silu() * x.narrow(-1, inner, inner),
        randn(rows, 2 * inner, generator: new Generator(2)) * 3, ones(1));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 63)]
    [InlineData(300, 101)]
    public void TokenLogProbs(int rows, int vocabulary)
    {
        var tokens = randint(0, vocabulary, rows, dtype: int64, generator: new Generator(5));
        Same(
            (x, _) => RLCollapse.Kernels.TokenLogProbs.Apply(x, tokens),
            (x, _) => nn.functional.log_softmax(x, -1).gather(-1, tokens.unsqueeze(-1)).squeeze(-1),
            randn(rows, vocabulary, generator: new Generator(2)) * 4, ones(1));
    }

    private static void Same(Func<Tensor, Tensor, Tensor> fused, Func<Tensor, Tensor, Tensor> plain, Tensor x, Tensor weight)
    {
        using var scope = NewDisposeScope();
        var (x1, x2, w1, w2) = (x.clone().requires_grad_(), x.clone().requires_grad_(), weight.clone().requires_grad_(), weight.clone().requires_grad_());
        var (y1, y2) = (fused(x1, w1), plain(x2, w2));
        Assert.True(allclose(y1, y2, 1e-5, 1e-6));
        var direction = randn_like(y2);
        (y1 * direction).sum().backward();
        (y2 * direction).sum().backward();
        Assert.True(allclose(x1.grad!, x2.grad!, 1e-4, 1e-5));
        if (w2.grad is { } expected) Assert.True(allclose(w1.grad!, expected, 1e-4, 1e-4));
    }
}
