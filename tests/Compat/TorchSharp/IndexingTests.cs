using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Compat.TorchSharp;

public sealed class IndexingTests
{
    private readonly Tensor _m = arange(12, dtype: float32).view(3, 4);

    [Fact]
    public void IntegersSlicesAndRanges()
    {
        using DisposeScope scope = NewDisposeScope();
        Values.Near([4, 5, 6, 7], _m[1]);
        Values.Near([8, 9, 10, 11], _m[-1]);
        Assert.Equal(6f, _m[1, 2].item<float>());
        Values.Near([1, 5, 9], _m[TensorIndex.Colon, 1]);
        Values.Near([4, 5, 8, 9], _m[1.., ..2]);
        Values.Near([5, 6], _m[TensorIndex.Single(1), TensorIndex.Slice(1, -1)]);
        Values.Near([0, 2, 4, 6, 8, 10], _m[TensorIndex.Ellipsis, TensorIndex.Slice(null, null, 2)]);
        Values.Near([3, 7, 11], _m[TensorIndex.Ellipsis, ^1]);
        Values.Near([1, 2], _m[0, 1..^1]);
        Values.Shape([3, 1, 4], _m[TensorIndex.Colon, TensorIndex.None]);
    }

    [Fact]
    public void TensorsAndMasksSelect()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor rows = tensor(new long[] { 2, 0 });
        Values.Near([8, 9, 10, 11, 0, 1, 2, 3], _m[rows]);
        Values.Near([9, 3], _m[rows, tensor(new long[] { 1, 3 })]);
        Values.Near([10, 11], _m[_m > 9]);
        Values.Near([10, 11], _m.masked_select(_m > 9));
        Values.Near([8, 9, 10, 11], _m.index_select(0, tensor(new long[] { 2 })));
        Values.Near([3, 6, 8], _m.gather(1, tensor(new long[] { 3, 2, 0 }, [3, 1])));
    }

    [Fact]
    public void WritesGoThrough()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = _m.clone();
        x[0] = zeros(4);
        x[1, 1] = tensor(-1f);
        x[TensorIndex.Colon, 3] = tensor(7f);
        x[x > 8] = tensor(0f);
        Values.Near([0, 0, 0, 7, 4, -1, 6, 7, 8, 0, 0, 7], x);
        x.index_put_(tensor(new[] { 1f, 1f }), [tensor(new long[] { 0, 0 }), tensor(new long[] { 0, 0 })], accumulate: true);
        Assert.Equal(2f, x[0, 0].item<float>());
    }

    [Fact]
    public void ScattersAddAndFill()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor index = tensor(new long[] { 1, 0, 1 });
        Values.Near([2, 4], zeros(2).scatter_add_(0, index, tensor(new[] { 1f, 2, 3 })));
        Values.Near([2, 5], ones(2).index_add_(0, index, tensor(new[] { 1f, 1, 3 }), 1));
        Values.Near([0, 5, 0], zeros(3).scatter(0, tensor(new long[] { 1 }), tensor(new[] { 5f })));
        Assert.Equal([float.NegativeInfinity, 1f], ones(2).masked_fill(tensor(new[] { true, false }), float.NegativeInfinity).data<float>().ToArray());
    }
}
