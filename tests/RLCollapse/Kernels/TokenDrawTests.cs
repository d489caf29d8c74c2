using RLCollapse.Kernels;
using RLCollapse.Sampling;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Kernels;

public sealed class TokenDrawTests
{
    [Theory]
    [InlineData(3, 1.0)]
    [InlineData(17, 0.6)]
    [InlineData(125, 1.7)]
    public void Tokens_and_log_probs_are_those_of_the_plain_composition(int vocabulary, double temperature)
    {
        using var scope = NewDisposeScope();
        var logits = randn(500, vocabulary, generator: new Generator(1)).Times(3);
        var uniforms = rand(500, generator: new Generator(2)).data<float>().ToArray();
        var (tokens, logProbs) = TokenDraw.Of(logits, temperature, uniforms);
        var all = logits.Over(temperature).log_softmax(-1);
        Assert.Equal(InverseCdf.Draw(all, tensor(uniforms, [500, 1])).data<long>().ToArray(), tokens);
        for (var row = 0; row < 500; row++) Assert.Equal(all[row, tokens[row]].Value(), logProbs[row], 1e-5);
    }

    [Fact]
    public void The_ends_of_the_range_give_the_first_and_the_last_token()
    {
        var (tokens, _) = TokenDraw.Of(zeros(2, 5), 1, [0, 1 - (1f / (1 << 24))]);
        Assert.Equal([0L, 4], tokens);
    }
}
