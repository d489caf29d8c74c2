using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Kernels;

public sealed class TensorArithmeticTests
{
    [Fact]
    public void Each_operation_does_what_it_says()
    {
        using var scope = NewDisposeScope();
        var x = tensor([-2f, 0, 3]);
        Assert.Equal([-1.5f, 0.5f, 3.5f], Floats(x.Plus(0.5)));
        Assert.Equal([-4, 0, 6], Floats(x.Plus(x)));
        Assert.Equal([-2.5f, -0.5f, 2.5f], Floats(x.Minus(0.5)));
        Assert.Equal([-1, 0, 1.5f], Floats(x.Times(0.5)));
        Assert.Equal([-4, 0, 6], Floats(x.Over(0.5)));
        Assert.Equal([4, 0, 9], Floats(x.Squared()));
        Assert.Equal([1, 1, 3], Floats(x.AtLeast(1)));
        Assert.Equal([-1, 0, 2], Floats(x.Within(-1, 2)));
        Assert.Equal([-2, 7, 3], Floats(x.FilledWhere(x.IsEqualTo(0), 7)));
        Assert.Equal([0, 0, 1], Floats(x.Exceeds(0)));
        Assert.Equal([1, 0, 0], Floats(x.IsBelow(0)));
        Assert.Equal([0, 1, 1], Floats(x.Reaches(0)));
        Assert.Equal([0, 2], tensor([0L, 5L]).AtMost(2).data<long>().ToArray());
        Assert.Equal([1, 6], tensor([0L, 5L]).PlusInPlace(1).data<long>().ToArray());
        Assert.Equal([-1, 1, 4], Floats(x.clone().PlusInPlace(1.0)));
        Assert.Equal([-4, 0, 6], Floats(x.clone().TimesInPlace(2)));
        Assert.Equal([-4, 0, 6], Floats(x.clone().PlusInPlace(x)));
        Assert.Equal(1, x.sum().Value());
    }

    [Fact]
    public void Numbers_live_until_libtorch_has_read_them_whatever_the_garbage_collector_does()
    {
        using var pressure = new CollectionPressure();
        using var scope = NewDisposeScope();
        var x = ones(3);
        for (var i = 0; i < 20_000; i++)
        {
            using var inner = NewDisposeScope();
            var a = i % 7;
            var value = x.Times(a).Plus(x).Minus(0.5).Over(2).AtLeast(0.5).sum().Value();
            Assert.Equal(3 * Math.Max(0.5, (a + 0.5) / 2), value);
        }
    }

    private static float[] Floats(Tensor x) => x.to_type(float32).data<float>().ToArray();
}
