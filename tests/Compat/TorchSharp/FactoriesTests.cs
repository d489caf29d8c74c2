using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Compat.TorchSharp;

public sealed class FactoriesTests
{
    [Fact]
    public void ConstantsHaveTheShapeDtypeAndValueAskedFor()
    {
        using DisposeScope scope = NewDisposeScope();
        Values.Near([0, 0, 0], zeros(3));
        Values.Near([1, 1], ones([2L]));
        Values.Near([2.5f, 2.5f, 2.5f, 2.5f], full(2, 2, 2.5));
        Assert.Equal(ScalarType.Float64, zeros(2, 3, float64).dtype);
        Assert.Equal(ScalarType.Int64, full([2L], 7L, int64).dtype);
        Values.Shape([2, 3, 4, 5], empty(2, 3, 4, 5));
        Values.Near([1, 0, 0, 1], eye(2));
    }

    [Fact]
    public void RangesAreIntegralUnlessAskedOtherwise()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal([0L, 1, 2, 3], arange(4).data<long>().ToArray());
        Assert.Equal([2L, 4], arange(2, 6, 2).data<long>().ToArray());
        Values.Near([0, 0.5f, 1], arange(0, 1.25, 0.5));
        Values.Near([0, 1, 2], arange(3, dtype: float32));
        Values.Near([0, 0.25f, 0.5f, 0.75f, 1], linspace(0, 1, 5));
    }

    [Fact]
    public void ArraysKeepTheirTypeAndOrder()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(ScalarType.Float32, tensor(new float[] { 1 }).dtype);
        Assert.Equal(ScalarType.Float64, tensor(new double[] { 1 }).dtype);
        Assert.Equal(ScalarType.Int64, tensor(new long[] { 1 }).dtype);
        Assert.Equal(ScalarType.Int32, tensor(new[] { 1 }).dtype);
        Assert.Equal(ScalarType.Bool, tensor(new[] { true }).dtype);
        Tensor matrix = tensor(new float[] { 1, 2, 3, 4, 5, 6 }, [2, 3]);
        Assert.Equal(6f, matrix[1, 2].item<float>());
        Assert.Equal(4f, tensor(new float[,] { { 1, 2 }, { 3, 4 } })[1, 1].item<float>());
        Assert.Equal(ScalarType.BFloat16, tensor(new float[] { 1 }, dtype: bfloat16).dtype);
        Assert.Equal(3L, tensor(3L).item<long>());
        Assert.True(tensor(2f, requires_grad: true).requires_grad);
    }

    [Fact]
    public void AShapeThatDoesNotHoldTheDataIsRejected()
    {
        var error = Assert.Throws<ArgumentException>(() => tensor(new float[] { 1, 2, 3 }, [2, 2]));
        Assert.Contains("[2, 2]", error.Message);
    }

    [Fact]
    public void LikeTakesShapeAndDtypeFromTheOther()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor source = zeros(2, 3, float64);
        Assert.Equal(ScalarType.Float64, ones_like(source).dtype);
        Values.Shape([2, 3], randn_like(source));
        Assert.Equal(ScalarType.Int64, zeros_like(source, int64).dtype);
        Values.Near([4, 4, 4, 4, 4, 4], full_like(source, 4));
    }
}
