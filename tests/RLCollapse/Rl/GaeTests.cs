using RLCollapse.Kernels;
using RLCollapse.Rl;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Rl;

public sealed class GaeTests
{
    private static readonly Tensor Mask = tensor(new float[] { 1, 1, 1, 1, 0, 0 }, [2, 3]);

    [Fact(DisplayName = "Row 10: what stands at padding does not leak into the advantages")]
    public void Padding_does_not_leak()
    {
        var clean = Compute(0, 0);
        var dirty = Compute(100, 100);
        Assert.Equal(clean.Advantages_BR.data<float>().ToArray(), dirty.Advantages_BR.data<float>().ToArray());
        Assert.Equal(clean.Returns_BR.data<float>().ToArray(), dirty.Returns_BR.data<float>().ToArray());
        Assert.All(dirty.Advantages_BR[1].data<float>().ToArray()[1..], a => Assert.Equal(0, a));
    }

    [Fact]
    public void Agrees_with_the_definition()
    {
        const double Gamma = 0.9, Lambda = 0.8;
        double[] rewards = [0.5, -1, 2], values = [0.1, 0.2, -0.3];
        var expected = new double[3];
        for (var t = 0; t < 3; t++)
        {
            for (var l = t; l < 3; l++)
            {
                var next = l + 1 < 3 ? values[l + 1] : 0;
                expected[t] += Math.Pow(Gamma * Lambda, l - t) * (rewards[l] + (Gamma * next) - values[l]);
            }
        }

        var (advantages, returns) = Gae.Compute(Row(rewards), Row(values), ones(1, 3), Gamma, Lambda);
        for (var t = 0; t < 3; t++)
        {
            Assert.Equal(expected[t], advantages[0, t].Value(), 1e-6);
            Assert.Equal(expected[t] + values[t], returns[0, t].Value(), 1e-6);
        }
    }

    [Fact]
    public void With_lambda_and_gamma_one_the_advantage_is_the_reward_to_go_less_the_value()
    {
        var (advantages, _) = Gae.Compute(Row([0, 0, 1]), Row([0.5, 0.25, 0.75]), ones(1, 3), 1, 1);
        Assert.Equal([0.5f, 0.75f, 0.25f], advantages.data<float>().ToArray());
    }

    private static Tensor Row(double[] values) => tensor(values.Select(v => (float)v).ToArray(), [1, values.Length]);

    private static (Tensor Advantages_BR, Tensor Returns_BR) Compute(float reward, float value) => Gae.Compute(
        tensor(new[] { 0.1f, 0.2f, 1, 0.5f, reward, float.NaN }, [2, 3]),
        tensor(new[] { 0.3f, 0.1f, 0.2f, 0.4f, value, value }, [2, 3]),
        Mask, 0.99, 0.95);
}
