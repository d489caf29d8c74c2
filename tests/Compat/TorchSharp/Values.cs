using TorchSharp;

namespace RLCollapse.Tests.Compat.TorchSharp;

/// <summary>Comparisons of tensors with numbers written down by hand.</summary>
internal static class Values
{
    internal static float[] Of(torch.Tensor tensor)
    {
        using torch.Tensor detached = tensor.detach();
        using torch.Tensor plain = detached.to_type(torch.ScalarType.Float32);
        return plain.data<float>().ToArray();
    }

    internal static void Near(float[] expected, torch.Tensor actual, double tolerance = 1e-5)
    {
        float[] got = Of(actual);
        Assert.Equal(expected.Length, got.Length);
        for (int i = 0; i < got.Length; i++) Assert.True(Math.Abs(expected[i] - got[i]) <= tolerance, $"[{i}]: expected {expected[i]}, got {got[i]}");
    }

    internal static void Shape(long[] expected, torch.Tensor actual) => Assert.Equal(expected, actual.shape);
}
