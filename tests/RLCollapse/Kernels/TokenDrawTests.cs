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

    /// <summary>Sums in another order may end below u times the whole, even of all that has probability.</summary>
    [Fact]
    public void What_has_no_probability_is_not_drawn_even_by_the_largest_u()
    {
        const int Rows = 4_000, Vocabulary = 80;
        using var scope = NewDisposeScope();
        var logits = randn(Rows, Vocabulary, generator: new Generator(1)).Times(2);
        int[] impossible = [0, 7, 16, 17, .. Enumerable.Range(45, Vocabulary - 45)]; // whole blocks behind the last
        foreach (var token in impossible) logits.select(1, token).copy_(tensor(-1_000f));
        foreach (var u in new[] { 0, 1 - (1f / (1 << 24)) })
        {
            var (tokens, logProbs) = TokenDraw.Of(logits, 1, [.. Enumerable.Repeat(u, Rows)]);
            Assert.DoesNotContain(tokens, token => impossible.Contains((int)token));
            Assert.All(logProbs, logProb => Assert.InRange(logProb, -30, 0));
        }
    }

    [Fact]
    public void Tokens_are_as_frequent_as_probable()
    {
        const int Draws = 40_000;
        using var scope = NewDisposeScope();
        var logits = randn(1, 21, generator: new Generator(3)).Times(1.5);
        var uniforms = rand(Draws, generator: new Generator(2)).data<float>().ToArray();
        var (tokens, _) = TokenDraw.Of(logits.expand(Draws, 21), 0.7, uniforms);
        var probabilities = logits.Over(0.7).softmax(-1).data<float>().ToArray();
        for (var token = 0; token < 21; token++)
        {
            var (expected, found) = (Draws * (double)probabilities[token], tokens.Count(drawn => drawn == token));
            Assert.True(Math.Abs(found - expected) < (4 * Math.Sqrt(expected)) + 1, $"{token}: {found}, expected {expected}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(33)]
    [InlineData(300)]
    public void Vectors_of_every_width_draw_the_same(int vocabulary)
    {
        using var scope = NewDisposeScope();
        var logits = randn(300, vocabulary, generator: new Generator(1)).Times(3);
        var uniforms = rand(300, generator: new Generator(2)).data<float>().ToArray();
        var wide = TokenDraw.Of<Lanes512>(logits, 0.9, uniforms);
        foreach (var other in new[] { TokenDraw.Of<Lanes256>(logits, 0.9, uniforms), TokenDraw.Of<Lanes128>(logits, 0.9, uniforms) })
        {
            Assert.Equal(wide.Tokens, other.Tokens);
            Assert.Equal(wide.LogProbs, other.LogProbs);
        }
    }
}
