using RLCollapse.Kernels;
using RLCollapse.Objectives;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Objectives;

public sealed class MaskedMathTests
{
    [Fact(DisplayName = "Row 11: more padding changes nothing in whitened advantages")]
    public void Whitening_ignores_padding()
    {
        float[] values = [1, 2, 4, -3, 0.5f];
        var plain = MaskedMath.Whiten(tensor(values, [1, 5]), ones(1, 5)).data<float>().ToArray();
        var padded = MaskedMath.Whiten(
            tensor((float[])[.. values, 1e6f, float.NaN, -1e6f], [1, 8]),
            tensor(new float[] { 1, 1, 1, 1, 1, 0, 0, 0 }, [1, 8])).data<float>().ToArray();
        for (var i = 0; i < 5; i++) Assert.Equal(plain[i], padded[i], 1e-6);
        Assert.All(padded[5..], p => Assert.Equal(0, p));
        Assert.Equal(0, plain.Average(), 1e-6);
        Assert.Equal(1, plain.Average(p => p * p), 1e-5);
    }

    [Fact(DisplayName = "Row 16: the masked mean and variance do not see padding")]
    public void Mean_and_variance_ignore_padding()
    {
        var mask = tensor(new float[] { 1, 1, 0, 1, 0, 0 }, [2, 3]);
        var values = tensor(new[] { 1f, 3, float.NaN, 5, float.PositiveInfinity, 9 }, [2, 3]);
        Assert.Equal(3, MaskedMath.Mean(values, mask).Value(), 1e-6);
        Assert.Equal(8 / 3.0, MaskedMath.Variance(values, mask).Value(), 1e-5);
    }

    [Fact]
    public void Constant_values_whiten_to_zero() =>
        Assert.All(MaskedMath.Whiten(ones(2, 3), ones(2, 3)).data<float>().ToArray(), v => Assert.Equal(0, v));
}
