using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Runs;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Model;

[Collection(nameof(EngineThreads))]
public sealed class GradientPartsTests : IDisposable
{
    public void Dispose() => PartThreads.Use(1);

    [Theory(DisplayName = "Parts add up to the whole loss's gradient, in the same bits however the threads are scheduled")]
    [InlineData(1, 4)]
    [InlineData(2, 2)]
    [InlineData(2, 5)]
    [InlineData(3, 7)]
    public void Parts_add_up(int threads, int parts)
    {
        PartThreads.Use(1);
        var whole = Gradients(1);
        PartThreads.Use(threads);
        var cut = Gradients(parts);
        var largest = whole.Max(MathF.Abs);
        Assert.True(largest > 1e-3);
        Assert.All(whole.Zip(cut), pair => Assert.Equal(pair.First, pair.Second, 1e-5f * largest));
        for (var again = 0; again < 5; again++) Assert.Equal(cut, Gradients(parts));
    }

    [Fact(DisplayName = "A weight that no part depends on keeps its gradient; gradients that are there are added to")]
    public void Adds_to_what_is_there()
    {
        PartThreads.Use(2);
        using var policy = Tiny.Policy();
        var alone = Gradients(policy, 3);
        Assert.Null(policy.ValueHead().grad);
        var twice = Gradients(policy, 3);
        Assert.All(alone.Zip(twice), pair => Assert.Equal(2 * pair.First, pair.Second, 1e-5f * alone.Max(MathF.Abs)));
    }

    [Theory(DisplayName = "What a part makes for itself is gone when its gradient is taken, on whatever thread")]
    [InlineData(BackendKind.Cpu, 1)]
    [InlineData(BackendKind.Cpu, 2)]
    [InlineData(BackendKind.Torch, 2)]
    public void Parts_have_scopes(BackendKind backend, int threads)
    {
        PartThreads.Use(threads);
        using var policy = Tiny.Policy(config: Tiny.Config with { Model = Tiny.Config.Model with { Backend = backend } });
        var made = new Tensor[4];
        policy.Accumulate(4, part =>
        {
            made[part] = ones(3);
            return Part(policy, part, 4);
        });
        Assert.All(made, tensor => Assert.True(tensor.IsInvalid));
    }

    [Theory(DisplayName = "A loss that depends on no score is an error")]
    [InlineData(BackendKind.Cpu)]
    [InlineData(BackendKind.Torch)]
    public void Losses_depend_on_scores(BackendKind backend)
    {
        using var policy = Tiny.Policy(config: Tiny.Config with { Model = Tiny.Config.Model with { Backend = backend } });
        Assert.ThrowsAny<Exception>(() => policy.Accumulate(1, part => Part(policy, part, 1) with { Loss = _ => zeros(1).sum() }));
    }

    [Fact(DisplayName = "What a part throws comes out as it is")]
    public void Errors_come_out()
    {
        PartThreads.Use(2);
        using var policy = Tiny.Policy();
        var thrown = Assert.Throws<DivergedException>(
            () => policy.Accumulate(2, part => part == 1 ? throw new DivergedException("here") : Part(policy, 0, 1)));
        Assert.Equal("here", thrown.Message);
    }

    [Theory(DisplayName = "Enough parts for several threads, more where autograd would keep much, never more than rows")]
    [InlineData(64, 1_400, 1)]
    [InlineData(64, 3_000, 4)]
    [InlineData(3, 3_000, 3)]
    [InlineData(256, 30_000, 16)]
    [InlineData(16_384, 800_000, 32)]
    public void CountsParts(int rows, long tokens, int parts) =>
        Assert.Equal(parts, GradientParts.Count(new ModelOptions { Width = 64, Layers = 2, FeedForward = 160 }, rows, tokens, CPU));

    private static float[] Gradients(int parts)
    {
        using var policy = Tiny.Policy();
        return Gradients(policy, parts);
    }

    private static float[] Gradients(ILanguageModel policy, int parts)
    {
        policy.Accumulate(parts, part => Part(policy, part, parts));
        return [.. policy.Weights.SkipLast(1).SelectMany(w => w.Parameter.grad!.data<float>().ToArray())];
    }

    private static LossPart Part(ILanguageModel policy, int part, int parts)
    {
        var examples = Tiny.Data.Pretraining.Take(16).ToArray()[PartThreads.Rows(16, part, parts)];
        var batch = SupervisedLoss.Batch(examples, LossTokens.Response, Tiny.Data.Tokenizer.PadId, policy.Device);
        return new(batch, 1, scores => SupervisedLoss.Sum(scores, batch));
    }
}
