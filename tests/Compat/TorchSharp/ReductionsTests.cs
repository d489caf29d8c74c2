using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Compat.TorchSharp;

public sealed class ReductionsTests
{
    private readonly Tensor _m = tensor(new float[] { 1, 2, 3, 4, 5, 6 }, [2, 3]);

    [Fact]
    public void SumsAndMeansOverAllOrSomeDimensions()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(21f, _m.sum().item<float>());
        Values.Near([5, 7, 9], _m.sum(0L));
        Values.Shape([2, 1], _m.sum(-1, keepdim: true));
        Assert.Equal(21f, _m.sum([0, 1]).item<float>());
        Assert.Equal(ScalarType.Float64, _m.sum(float64).dtype);
        Values.Near([2, 5], _m.mean([1]));
        Assert.Equal(3.5f, _m.mean().item<float>());
        Assert.Equal(2L, tensor(new[] { true, true, false }).sum().item<long>());
        Assert.Equal(6L, _m.count_nonzero().item<long>());
        Values.Near([1, 2, 2], tensor(new float[] { 0, 2, 3, 4, 5, 6 }, [2, 3]).count_nonzero([0]));
        Values.Near([1, 2, 3, 4], tensor(new float[] { 3, 4, 1, 2, 1, 2 }, [3, 2]).unique(dim: 0).output.view(-1));
    }

    [Fact]
    public void MomentsAreUnbiasedUnlessAskedOtherwise()
    {
        using DisposeScope scope = NewDisposeScope();
        Values.Near([1, 1], _m.var(1));
        Values.Near([2f / 3, 2f / 3], _m.var(1, unbiased: false));
        Assert.Equal(Math.Sqrt(3.5), _m.std().ToDouble(), 1e-6);
    }

    [Fact]
    public void ExtremaComeWithTheirPlaces()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor values, Tensor places) = _m.max(1);
        Values.Near([3, 6], values);
        Assert.Equal([2L, 2], places.data<long>().ToArray());
        Assert.Equal(5L, _m.argmax().item<long>());
        Assert.Equal([0L, 0], _m.argmin(1).data<long>().ToArray());
        (Tensor top, Tensor where) = _m.topk(2);
        Values.Near([3, 2, 6, 5], top);
        Assert.Equal([2L, 1, 2, 1], where.data<long>().ToArray());
        (Tensor sorted, Tensor order) = _m.sort(1, descending: true);
        Values.Near([3, 2, 1, 6, 5, 4], sorted);
        Assert.Equal([2L, 1, 0, 2, 1, 0], order.data<long>().ToArray());
        Values.Near([4, 5, 6], _m.amax(0));
    }

    [Fact]
    public void SoftNormalisationsAgreeWithTheirFormulas()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new[] { 1f, 2, 3 });
        double total = Math.Exp(1) + Math.Exp(2) + Math.Exp(3);
        float[] expected = [(float)(Math.Exp(1) / total), (float)(Math.Exp(2) / total), (float)(Math.Exp(3) / total)];
        Values.Near(expected, x.softmax(-1));
        Values.Near([.. expected.Select(value => MathF.Log(value))], x.log_softmax(0));
        Assert.Equal(Math.Log(total), x.logsumexp(0).ToDouble(), 1e-6);
        Assert.Equal(1000 + Math.Log(2), tensor(new[] { 1000f, 1000f }).logsumexp(0).ToDouble(), 1e-3);
        Values.Near([1, 3, 6], x.cumsum(0));
        Assert.Equal(Math.Sqrt(14), x.norm().ToDouble(), 1e-6);
        Assert.Equal(ScalarType.Float64, x.softmax(0, float64).dtype);
    }
}
