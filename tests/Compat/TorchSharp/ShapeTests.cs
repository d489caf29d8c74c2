using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Compat.TorchSharp;

public sealed class ShapeTests
{
    private readonly Tensor _m = arange(6, dtype: float32).view(2, 3);

    [Fact]
    public void ViewsShareMemory()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = _m.clone();
        x.view(-1)[5] = tensor(50f);
        x.transpose(0, 1).select(0, 0).fill_(9);
        Values.Near([9, 1, 2, 9, 4, 50], x);
        Assert.False(x.t().is_contiguous());
        Values.Near([9, 9, 1, 4, 2, 50], x.t().contiguous());
        Values.Near([9, 9, 1, 4, 2, 50], x.permute(1, 0).reshape(6));
    }

    [Fact]
    public void DimensionsComeAndGo()
    {
        using DisposeScope scope = NewDisposeScope();
        Values.Shape([2, 1, 3], _m.unsqueeze(1));
        Values.Shape([2, 3], _m.unsqueeze(0).squeeze(0));
        Values.Shape([6], _m.flatten());
        Values.Shape([4, 2, 3], _m.expand(4, -1, -1));
        Values.Shape([4, 3], _m.repeat(2, 1));
        Values.Near([0, 0, 1, 1], tensor(new[] { 0f, 1f }).repeat_interleave(2));
        Assert.Equal(3L, _m.size(-1));
        Assert.Throws<ExternalException>(() => _m.size(2));
        Assert.Equal([3L, 1], _m.stride());
    }

    [Fact]
    public void JoinsAndSplitsAreInverse()
    {
        using DisposeScope scope = NewDisposeScope();
        Values.Shape([4, 3], cat([_m, _m]));
        Values.Shape([2, 6], cat(new List<Tensor> { _m, _m }, 1));
        Values.Shape([2, 2, 3], stack([_m, _m]));
        Tensor[] parts = _m.split(2, 1);
        Assert.Equal([2, 1], parts.Select(part => (int)part.size(1)));
        Values.Near(Values.Of(_m), cat(parts, 1));
        Values.Near(Values.Of(_m), cat(_m.chunk(3, 1), 1));
        Values.Near([3, 4, 5], _m.unbind()[1]);
    }

    [Fact]
    public void TrianglesRollsAndFlips()
    {
        using DisposeScope scope = NewDisposeScope();
        Values.Near([1, 0, 1, 1], ones(2, 2).tril());
        Values.Near([0, 1, 0, 0], ones(2, 2).triu(1));
        Values.Near([2, 0, 1], arange(3).roll(1, 0));
        Values.Near([5, 0, 1, 2, 3, 4], arange(6).view(2, 3).roll(1));
        Values.Near([2, 1, 0], arange(3).flip(0));
        Values.Near([0, 4], _m.diagonal());
        Values.Near([3, 4, 5], _m.narrow(0, 1, 1));
    }

    [Fact]
    public void EinsteinSumsAreProducts()
    {
        using DisposeScope scope = NewDisposeScope();
        Values.Near(Values.Of(_m.matmul(_m.t())), einsum("ij,kj->ik", _m, _m));
        Values.Near([0, 0, 1, 2], arange(2, dtype: float32).outer(tensor(new[] { 1f, 2f })));
    }
}
