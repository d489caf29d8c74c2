using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Model;

public sealed class DotProductAttentionTests
{
    [Theory]
    [InlineData(5, 5, true)]
    [InlineData(5, 5, false)]
    [InlineData(1, 7, false)]
    public void The_engines_kernel_gives_the_same_values_and_gradients(int queries, int keys, bool isCausal)
    {
        using var scope = NewDisposeScope();
        var bias = isCausal ? AttentionBias.Causal(keys, CPU) : AttentionBias.LeftPadding([0, 2, 3], keys, CPU);
        var composed = Gradients(queries, keys, (q, k, v) => DotProductAttention.Composed(q, k, v, bias));
        var engine = Gradients(queries, keys, (q, k, v) => DotProductAttention.Engine(q, k, v, isCausal ? null : bias));
        foreach (var (expected, found) in composed.Zip(engine)) Assert.True(allclose(found, expected, 1e-5, 1e-6));
    }

    private static Tensor[] Gradients(int queries, int keys, Func<Tensor, Tensor, Tensor, Tensor> attention)
    {
        var generator = new Generator(3);
        Tensor Made(int length) => randn([3, 2, length, 4], requires_grad: true, generator: generator);
        var (q, k, v) = (Made(queries), Made(keys), Made(keys));
        var mixed = attention(q, k, v);
        (mixed * randn([3, 2, queries, 4], generator: generator)).sum().backward();
        return [mixed, q.grad!, k.grad!, v.grad!];
    }
}
