using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Compat.TorchSharp;

public sealed class FunctionalTests
{
    [Fact]
    public void LossesAgreeWithTheirFormulas()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor logits = tensor(new[] { 1f, 2, 3, 0, 0, 0 }, [2, 3]), targets = tensor(new long[] { 2, 0 });
        double first = Math.Log(Math.Exp(1) + Math.Exp(2) + Math.Exp(3)) - 3, second = Math.Log(3);
        Assert.Equal((first + second) / 2, nn.functional.cross_entropy(logits, targets).ToDouble(), 1e-6);
        Values.Near([(float)first, (float)second], nn.functional.cross_entropy(logits, targets, reduction: nn.Reduction.None));
        Assert.Equal(first + second, nn.functional.nll_loss(logits.log_softmax(1), targets, reduction: nn.Reduction.Sum).ToDouble(), 1e-6);
        Tensor ignoring = nn.functional.cross_entropy(logits, tensor(new long[] { 2, -100 }));
        Assert.Equal(first, ignoring.ToDouble(), 1e-6);
    }

    [Fact]
    public void LayersAgreeWithTheirFormulas()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new[] { 1f, 2, 3 }, [1, 3]), w = tensor(new[] { 1f, 0, 1, 0, 1, 0 }, [2, 3]);
        Values.Near([4.5f, 2.5f], nn.functional.linear(x, w, tensor(new[] { 0.5f, 0.5f })));
        float s = MathF.Sqrt(1.5f);
        Values.Near([-s, 0, s], nn.functional.layer_norm(x, [3]), 1e-4);
        Values.Near([-s, 0, s], nn.LayerNorm(3).forward(x), 1e-4);
        Values.Near([0, 1, 0, 1, 0, 0], nn.functional.one_hot(tensor(new long[] { 1, 0 }), 3));
        using Embedding table = nn.Embedding(4, 2);
        Assert.True(table.forward(tensor(new long[] { 3 })).Equals(table.weight![3].unsqueeze(0)));
    }

    [Fact]
    public void CausalAttentionLooksOnlyBack()
    {
        using DisposeScope scope = NewDisposeScope();
        using var generator = new Generator(2);
        Tensor q = randn([1, 2, 4, 8], generator: generator), k = randn([1, 2, 4, 8], generator: generator), v = randn([1, 2, 4, 8], generator: generator);
        Tensor causal = nn.functional.scaled_dot_product_attention(q, k, v, is_casual: true);
        Tensor scores = (q.matmul(k.transpose(-2, -1)) / Math.Sqrt(8)).masked_fill(ones(4, 4).triu(1) > 0, float.NegativeInfinity);
        Values.Near(Values.Of(scores.softmax(-1).matmul(v)), causal);
        Tensor allowed = ones(4, 4).tril() > 0;
        Values.Near(Values.Of(causal), nn.functional.scaled_dot_product_attention(q, k, v, allowed));
        Values.Near(Values.Of(v[0, 0, 0]), causal[0, 0, 0]);
    }

    [Fact]
    public void InitialValuesHaveTheirSpread()
    {
        using DisposeScope scope = NewDisposeScope();
        using var generator = new Generator(4);
        Tensor w = empty(200, 100);
        Assert.Equal(0.02, nn.init.normal_(w, 0, 0.02, generator).std().ToDouble(), 0.001);
        Assert.Equal(Math.Sqrt(2.0 / 300), nn.init.xavier_normal_(w).std().ToDouble(), 0.003);
        Assert.Equal(Math.Sqrt(1.0 / 300), nn.init.kaiming_uniform_(w, Math.Sqrt(5)).std().ToDouble() * Math.Sqrt(100 / 100.0), 0.003);
        Values.Near([3, 3], nn.init.constant_(empty(2), 3));
    }

    [Fact]
    public void ClippingScalesToTheNormAndReportsTheOneBefore()
    {
        using DisposeScope scope = NewDisposeScope();
        var a = new Parameter(zeros(1));
        var b = new Parameter(zeros(1));
        var still = new Parameter(zeros(1));
        (a * 3 + b * 4).sum().backward();
        Assert.Equal(5, nn.utils.clip_grad_norm_([a, b, still], 1), 1e-6);
        Values.Near([0.6f], a.grad!);
        Values.Near([0.8f], b.grad!);
        Assert.Equal(1, nn.utils.clip_grad_norm_([a, b, still], 2), 1e-5);
        nn.utils.clip_grad_value_([a, b], 0.7);
        Values.Near([0.7f], b.grad!);
        Tensor flat = nn.utils.parameters_to_vector([a, b]);
        nn.utils.vector_to_parameters(flat + 1, [a, b]);
        Assert.Equal(1f, b.item<float>());
    }
}
