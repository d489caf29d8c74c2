using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Compat.TorchSharp;

public sealed class PointwiseTests
{
    private readonly Tensor _a = tensor(new float[] { 1, 2, 3 });
    private readonly Tensor _b = tensor(new float[] { 4, 5, 6 });

    [Fact]
    public void OperatorsTakeTensorsAndNumbersOnBothSides()
    {
        using DisposeScope scope = NewDisposeScope();
        Values.Near([5, 7, 9], _a + _b);
        Values.Near([-3, -3, -3], _a - _b);
        Values.Near([4, 10, 18], _a * _b);
        Values.Near([0.25f, 0.4f, 0.5f], _a / _b);
        Values.Near([2, 3, 4], 1 + _a);
        Values.Near([0, -1, -2], 1 - _a);
        Values.Near([0.5f, 1, 1.5f], _a * 0.5);
        Values.Near([6, 3, 2], 6f / _a);
        Values.Near([-1, -2, -3], -_a);
        Values.Near([1, 0, 1], _a % 2);
    }

    [Fact]
    public void NumbersDoNotPromoteFloatTensorsButTurnIntegersIntoFloats()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(ScalarType.Float32, (_a * 2.0).dtype);
        Assert.Equal(ScalarType.BFloat16, (_a.to_type(bfloat16) + 1.5).dtype);
        Assert.Equal(ScalarType.Float64, (_a.to_type(float64) * 2f).dtype);
        Assert.Equal(ScalarType.Int64, (tensor(new long[] { 1 }) * 2).dtype);
        Assert.Equal(ScalarType.Float32, (tensor(new long[] { 1 }) * 2.5).dtype);
    }

    [Fact]
    public void EqualNumbersOfDifferentKindsStayApart()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor integers = tensor(new long[] { 3 });
        Assert.Equal(ScalarType.Int64, (integers * 1L).dtype);
        Assert.Equal(ScalarType.Float32, (integers * 1.0).dtype);
        Assert.Equal(ScalarType.Int64, (integers * 1L).dtype);
        Values.Near([3e-20f], tensor(new[] { 3f }) * 1e-20, 1e-26);
        Assert.Equal(3e-20, (tensor(new[] { 3.0 }) * 1e-20).item<double>(), 1e-32);
    }

    [Fact]
    public void FunctionsOfOneVariable()
    {
        using DisposeScope scope = NewDisposeScope();
        Values.Near([MathF.E, MathF.Exp(2), MathF.Exp(3)], _a.exp(), 1e-4);
        Values.Near([0, MathF.Log(2), MathF.Log(3)], _a.log());
        Values.Near([MathF.Log(2)], tensor(new[] { 1f }).log1p());
        Values.Near([1, 4, 9], _a.square());
        Values.Near([1, 8, 27], _a.pow(3));
        Values.Near([1, 1 / MathF.Sqrt(2), 1 / MathF.Sqrt(3)], _a.rsqrt());
        Values.Near([0, 1], tensor(new[] { -1f, 1f }).relu());
        Values.Near([-0.26894143f, 0.7310586f], nn.functional.silu(tensor(new[] { -1f, 1f })));
        Values.Near([-0.15865526f, 0.8413447f], nn.functional.gelu(tensor(new[] { -1f, 1f })));
        Values.Near([0.8427008f], tensor(new[] { 1f }).erf());
        Values.Near([1.23f, -0.5f], tensor(new[] { 1.2345f, -0.5012f }).round(2));
        Values.Near([9, 7, -7], tensor(new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity }).nan_to_num(9, 7, -7));
        Values.Near([MathF.Log(1 + MathF.Exp(2)) / 2, 30], nn.functional.softplus(tensor(new[] { 1f, 30 }), 2));
    }

    [Fact]
    public void InPlaceOpsChangeTheTensorAndReturnIt()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = _a.clone();
        Assert.Same(x, x.add_(1));
        x.mul_(_b).sub_(2).div_(2).clamp_(0, 10);
        Values.Near([3, 6.5f, 10], x);
        x.addcmul_(_a, _b, 0.5).addcdiv_(_a, _b, -1).lerp_(_b, tensor(1f));
        Values.Near([4, 5, 6], x);
        Values.Near([7, 7, 7], x.fill_(7));
        Values.Near([0, 0, 0], x.zero_());
    }

    [Fact]
    public void ComparisonsAndLogicGiveMasks()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal([false, true, true], (_a >= 2).data<bool>().ToArray());
        Assert.Equal([false, true, false], (_a == tensor(new float[] { 0, 2, 0 })).data<bool>().ToArray());
        Assert.Equal([false, true, false], ((_a > 1) & (_a < 3)).data<bool>().ToArray());
        Assert.Equal([true, false, true], (~((_a > 1) & (_a < 3))).data<bool>().ToArray());
        Assert.Equal([true, false, false], (_a > 1).logical_not().data<bool>().ToArray());
        Assert.True((_a > 0).all().ToBoolean());
        Assert.False((_a > 3).any().item<bool>());
        Assert.True(_a.allclose(_a + 1e-9));
        Assert.True(_a.Equals(_a.clone()));
        Assert.Equal([true, false, false], _a.equal(tensor(new float[] { 1, 0, 0 })).data<bool>().ToArray());
        Values.Near([1, 5, 6], where(_a < 2, _a, _b));
        Assert.Equal([true, false], tensor(new[] { float.NaN, 1f }).isnan().data<bool>().ToArray());
    }
}
