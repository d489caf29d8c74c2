using RLCollapse.Kernels;
using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Model;

/// <summary>What is disposed of twice gives its memory back once, and what was disposed of is not used.</summary>
public sealed class DisposalTests
{
    private const int Vocabulary = 11;

    private static readonly ModelOptions Options = new() { Width = 16, Heads = 2, FeedForward = 24, Layers = 2, ContextLength = 24 };

    [Theory]
    [InlineData(BackendKind.Cpu)]
    [InlineData(BackendKind.Torch)]
    public void A_decoding_that_is_disposed_of_twice_does_not_disturb_others(BackendKind backend)
    {
        using var scope = NewDisposeScope();
        using var model = Model(backend);
        using var alone = model.Decode([[1, 2, 3]], [0], 3);
        var (expected, expectedNext) = (Logits(alone.Start()), Logits(alone.Next(tensor([4L]))));
        for (var i = 0; i < 3; i++)
        {
            var ended = model.Decode([[5]], [0], 3);
            ended.Start();
            ended.Dispose();
            ended.Dispose();
            using IDecoding first = model.Decode([[1, 2, 3]], [0], 3), second = model.Decode([[6, 7]], [0], 3);
            Assert.Equal(expected, Logits(first.Start()));
            second.Start();
            ended.Dispose();
            using var third = model.Decode([[8, 9]], [0], 3);
            third.Start();
            Assert.Equal(expectedNext, Logits(first.Next(tensor([4L]))));
        }
    }

    [Theory]
    [InlineData(BackendKind.Cpu)]
    [InlineData(BackendKind.Torch)]
    public void A_model_may_be_disposed_of_twice_and_then_refuses_to_work(BackendKind backend)
    {
        using var batch = TokenBatch.Create([[1, 2]], [[3]], 0, CPU);
        var model = Model(backend);
        model.Dispose();
        model.Dispose();
        Assert.ThrowsAny<InvalidOperationException>(() => model.Score(batch, 1));
        Assert.ThrowsAny<InvalidOperationException>(() => model.Decode([[1]], [0], 1).Start());
    }

    [Fact]
    public void A_decoding_that_was_disposed_of_refuses_to_go_on()
    {
        using var model = Model(BackendKind.Cpu);
        var decoding = model.Decode([[1, 2, 3]], [0], 3);
        decoding.Start().Dispose();
        decoding.Dispose();
        Assert.Throws<ObjectDisposedException>(() => decoding.Next(tensor([4L])));
        Assert.Throws<ObjectDisposedException>(decoding.Start);
    }

    private static float[] Logits(NextTokenScores scores) => scores.Logits_AV.data<float>().ToArray();

    private static ILanguageModel Model(BackendKind backend) =>
        LanguageModels.Create(Options with { Backend = backend }, 0, Vocabulary, CPU);
}
