using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Compat.TorchSharp;

public sealed class GeneratorTests
{
    [Fact]
    public void EqualSeedsDrawEqualNumbers()
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator a = new(7), b = new(7), c = new(8);
        Tensor first = randn(5, generator: a);
        Assert.True(first.Equals(randn(5, generator: b)));
        Assert.False(first.Equals(randn(5, generator: c)));
        Assert.Equal(7, a.initial_seed());
        a.manual_seed(7);
        Assert.True(first.Equals(randn(5, generator: a)));
    }

    [Fact]
    public void AStateBringsTheSameDrawsBack()
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator generator = new(3);
        rand(3, generator: generator);
        Tensor state = generator.get_state();
        Tensor draws = rand(4, generator: generator);
        Tensor choices = ones(5).multinomial(3, generator: generator);
        generator.set_state(state);
        Assert.True(draws.Equals(rand(4, generator: generator)));
        Assert.True(choices.Equals(ones(5).multinomial(3, generator: generator)));
        using Generator copy = new();
        copy.set_state(state);
        Assert.True(draws.Equals(rand(4, generator: copy)));
    }

    [Fact]
    public void DrawsFollowTheirDistributions()
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator generator = new(11);
        Assert.Equal(0.5, rand(20000, generator: generator).mean().ToDouble(), 0.02);
        Assert.Equal(1, randn(20000, generator: generator).std().ToDouble(), 0.03);
        Tensor integers = randint(2, 5, [1000L], generator: generator);
        Assert.Equal((2L, 4L), (integers.min().ToInt64(), integers.max().ToInt64()));
        Tensor picks = tensor(new[] { 0f, 1, 3 }).multinomial(8000, true, generator);
        Assert.Equal(0.75, (picks == 2).to_type(float32).mean().ToDouble(), 0.03);
        Assert.False((picks == 0).any().ToBoolean());
        Tensor truncated = nn.init.trunc_normal_(empty(5000), 0, 1, -0.5, 1, generator);
        Assert.True(truncated.min().ToSingle() >= -0.5f && truncated.max().ToSingle() <= 1f);
    }
}
