using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Compat.TorchSharp;

public sealed class CustomFunctionTests
{
    private sealed class Softened : autograd.SingleTensorFunction<Softened>
    {
        public override string Name => nameof(Softened);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            var scale = (double)vars[1];
            Tensor y = (x * scale).tanh();
            ctx.save_for_backward([y]);
            ctx.save_data("scale", scale);
            return y;
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            Tensor y = ctx.get_saved_variables()[0];
            return [grad_output * (1 - y * y) * (double)ctx.get_data("scale")!, null!];
        }
    }

    private sealed class ProductAndSum : autograd.MultiTensorFunction<ProductAndSum>
    {
        public override string Name => nameof(ProductAndSum);

        public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var (a, b) = ((Tensor)vars[0], (Tensor)vars[1]);
            ctx.save_for_backward([a, b]);
            return [a * b, a + b];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
        {
            List<Tensor> saved = ctx.get_saved_variables();
            return [grad_outputs[0] * saved[1] + grad_outputs[1], grad_outputs[0] * saved[0] + grad_outputs[1]];
        }
    }

    private sealed class Failing : autograd.SingleTensorFunction<Failing>
    {
        public override string Name => nameof(Failing);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => (Tensor)vars[0];

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
            throw new ArithmeticException("no derivative on Sundays");
    }

    private static double Numeric(Func<Tensor, Tensor> f, Tensor x, long i)
    {
        const double h = 1e-6;
        using DisposeScope scope = NewDisposeScope();
        Tensor up = x.detach().clone(), down = x.detach().clone();
        up.data<double>()[i] += h;
        down.data<double>()[i] -= h;
        return (f(up).sum().ToDouble() - f(down).sum().ToDouble()) / (2 * h);
    }

    [Fact]
    public void OneOutputMatchesFiniteDifferences()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new[] { -0.7, 0.1, 0.9 }, requires_grad: true);
        Softened.apply(x, 1.5).sum().backward();
        for (int i = 0; i < 3; i++) Assert.Equal(Numeric(t => Softened.apply(t, 1.5), x, i), x.grad!.data<double>()[i], 1e-7);
    }

    [Fact]
    public void SeveralOutputsMatchFiniteDifferences()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = tensor(new[] { 2.0, 3 }, requires_grad: true), b = tensor(new[] { 5.0, 7 }, requires_grad: true);
        Tensor Combined(Tensor first, Tensor second)
        {
            List<Tensor> outputs = ProductAndSum.apply(first, second);
            return outputs[0].square() + outputs[1] * 3;
        }
        Combined(a, b).sum().backward();
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(Numeric(t => Combined(t, b), a, i), a.grad!.data<double>()[i], 1e-4);
            Assert.Equal(Numeric(t => Combined(a, t), b, i), b.grad!.data<double>()[i], 1e-4);
        }
    }

    [Fact]
    public void AnOutputThatNobodyUsesCountsAsZeroGradient()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = tensor(2.0, requires_grad: true), b = tensor(5.0);
        ProductAndSum.apply(a, b)[1].backward();
        Assert.Equal(1, a.grad!.ToDouble());
        Assert.Null(b.grad);
    }

    [Fact]
    public void AnExceptionInBackwardComesOutOfBackward()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);
        var error = Assert.Throws<ExternalException>(() => Failing.apply(x).sum().backward());
        Assert.Contains("no derivative on Sundays", error.Message);
        Assert.Contains(nameof(Failing), error.Message);
        Assert.IsType<ArithmeticException>(error.InnerException);
        x.sum().backward();
    }

    [Fact]
    public void WithoutAGraphOnlyForwardRuns()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);
        using (no_grad()) Assert.False(Softened.apply(x, 1.0).requires_grad);
        Assert.False(Softened.apply(ones(2), 1.0).requires_grad);
        Assert.True(Softened.apply(x, 1.0).requires_grad);
    }

    [Fact]
    public void SavedTensorsChangedInPlaceAreNoticed()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = ones(2, requires_grad: true), b = ones(2);
        Tensor product = ProductAndSum.apply(a, b)[0];
        b.add_(1);
        Assert.Contains("inplace", Assert.Throws<ExternalException>(() => product.sum().backward()).Message);
    }

    [Fact]
    public void ContextsAreFreedWithTheirGraphs()
    {
        WeakReference reference = RunAndForget();
        for (int i = 0; i < 10 && reference.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(reference.IsAlive);

        static WeakReference RunAndForget()
        {
            using DisposeScope scope = NewDisposeScope();
            var marker = new object();
            Keeping.apply(ones(1, requires_grad: true), marker).backward();
            return new WeakReference(marker);
        }
    }

    private sealed class Keeping : autograd.SingleTensorFunction<Keeping>
    {
        public override string Name => nameof(Keeping);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            Tensor y = (Tensor)vars[0] * 2;
            ctx.save_for_backward([y]);
            ctx.save_data("marker", vars[1]);
            return y;
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [grad_output * 2, null!];
    }
}
