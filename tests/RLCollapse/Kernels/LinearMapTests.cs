using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Kernels;

public sealed class LinearMapTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(37, 24, 70)]
    [InlineData(200, 64, 192)]
    public void Output_and_gradients_are_those_of_libtorch(int rows, int inputs, int outputs)
    {
        using var scope = NewDisposeScope();
        var generator = new Generator(1);
        var (x, w, g) = (randn(rows, inputs, generator: generator), randn(outputs, inputs, generator: generator),
            randn(rows, outputs, generator: generator));
        var (mine, theirs) = (Run(x, w, g, (a, b) => LinearMap.Apply(a, b)), Run(x, w, g, (a, b) => nn.functional.linear(a, b)));
        foreach (var (a, b) in mine.Zip(theirs)) Assert.True(allclose(a, b, 1e-4, 1e-4), $"{(a - b).abs().max().Value()}");
    }

    [Fact]
    public void A_weight_that_is_packed_gives_the_same_bits()
    {
        using var scope = NewDisposeScope();
        var (x, w) = (randn(3, 5, 24), randn(40, 24));
        Assert.True(LinearMap.Apply(x, w).equal(LinearMap.Apply(x, w, LinearMap.Packed(w))).all().to_type(float32).Value() == 1);
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_an_error_and_not_the_end_of_the_process()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(() => LinearMap.Apply(zeros(2, 3), zeros(4, 5)));
        Assert.Contains("(4, 5) cannot take (2, 3)", error.Message);
        Assert.Throws<ArgumentException>(() => LinearMap.Apply(zeros(2, 3), zeros(3)));
    }

    private static Tensor[] Run(Tensor x, Tensor w, Tensor g, Func<Tensor, Tensor, Tensor> map)
    {
        var (a, b) = (x.clone().requires_grad_(), w.clone().requires_grad_());
        var y = map(a, b);
        (y * g).sum().backward();
        return [y, a.grad!, b.grad!];
    }
}
