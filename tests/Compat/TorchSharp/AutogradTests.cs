using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Compat.TorchSharp;

public sealed class AutogradTests
{
    [Fact]
    public void GradientsAccumulateInLeaves()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new[] { 1f, 2f }, requires_grad: true);
        Assert.Null(x.grad);
        (x * x * 3).sum().backward();
        Values.Near([6, 12], x.grad!);
        x.sum().backward();
        Values.Near([7, 13], x.grad!);
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void ModesNestAndEnd()
    {
        Assert.True(is_grad_enabled());
        using Tensor x = ones(1, requires_grad: true);
        using (no_grad())
        {
            Assert.False(is_grad_enabled());
            Assert.False((x * 2).requires_grad);
            using (enable_grad()) Assert.True((x * 2).requires_grad);
            Assert.False(is_grad_enabled());
        }
        using (inference_mode()) Assert.False((x * 2).requires_grad);
        Assert.True(is_grad_enabled());
        Assert.False(x.detach().requires_grad);
    }

    [Fact]
    public void NumbersMetInInferenceModeServeTheGraphLater()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(1, requires_grad: true);
        using (inference_mode()) ones(1).mul(0.8125);
        x.mul(0.8125).sum().backward();
        Values.Near([0.8125f], x.grad!);
    }

    [Fact]
    public void GradReturnsDerivativesOfDerivatives()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(2.0, requires_grad: true), unused = tensor(1.0, requires_grad: true);
        Tensor first = autograd.grad([x.pow(3)], [x], create_graph: true)[0];
        Assert.Equal(12, first.ToDouble(), 1e-9);
        Assert.Equal(12, autograd.grad([first], [x])[0].ToDouble(), 1e-9);
        Assert.Null(autograd.grad([x * 2], [x, unused], allow_unused: true)[1]);
    }

    [Fact]
    public void BackwardTakesWeightsForVectors()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);
        (x * 3).backward([tensor(new[] { 1f, 10f })]);
        Values.Near([3, 30], x.grad!);
    }
}
