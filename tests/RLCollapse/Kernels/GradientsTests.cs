using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Kernels;

public sealed class GradientsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_output_that_nobody_uses_has_a_gradient_of_zero_even_when_its_scope_has_ended(bool usesSum)
    {
        using var scope = NewDisposeScope();
        var (x, branch, weight) = (ones(4, 8).requires_grad_(), ones(4, 8).requires_grad_(), ones(8).requires_grad_());
        Tensor used;
        using (NewDisposeScope())
        {
            var (sum, normed) = ResidualNormalization.Apply(x, branch, weight, 1e-5, float32);
            used = (usesSum ? sum : normed).MoveToOuterDisposeScope();
        }

        used.sum().backward();
        Assert.All(x.grad!.data<float>().ToArray(), value => Assert.Equal(usesSum ? 1 : 0, value, 1e-5));
        Assert.Equal(usesSum ? 0 : 4, weight.grad!.select(0, 0).Value(), 1e-4);
    }

    [Fact]
    public void No_node_is_made_where_nobody_wants_a_gradient()
    {
        using var scope = NewDisposeScope();
        var (x, weight) = (ones(4, 8).requires_grad_(), ones(8).requires_grad_());
        using (no_grad()) Assert.False(RmsNormalization.Apply(x, weight, 1e-5, float32).requires_grad);
        Assert.True(RmsNormalization.Apply(x, weight, 1e-5, float32).requires_grad);
        Assert.False(RmsNormalization.Apply(x.detach(), weight.detach(), 1e-5, float32).requires_grad);
    }
}
