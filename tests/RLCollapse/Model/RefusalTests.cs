using RLCollapse.Kernels;
using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Model;

/// <summary>What no model can take is an error that says what to do, with either backend, and not the end of the process.</summary>
public sealed class RefusalTests
{
    private const int Vocabulary = 11;

    private static readonly ModelOptions Options = new() { Width = 16, Heads = 2, FeedForward = 24, Layers = 2, ContextLength = 24 };

    private static readonly int[] Prompt = [1, 2, 3];

    public static TheoryData<BackendKind, int> Tokens => new()
    {
        { BackendKind.Cpu, Vocabulary }, { BackendKind.Cpu, -1 }, { BackendKind.Cpu, int.MaxValue }, { BackendKind.Cpu, int.MinValue },
        { BackendKind.Torch, Vocabulary }, { BackendKind.Torch, -1 },
    };

    [Theory]
    [MemberData(nameof(Tokens))]
    public void A_token_outside_the_vocabulary_is_refused_wherever_it_stands(BackendKind backend, int token)
    {
        using var model = Model(backend);
        foreach (var (prompt, response) in new (int[], int[])[]
            { ([1, token], [2, 3]), ([1], [token]), ([1], [token, 2]), ([1], [2, token]), ([token], [2]) })
        {
            Refused($"no token {token} in a vocabulary of {Vocabulary}", () => model.Score(Batch(prompt, response), 1).Dispose());
            Refused("tokenizer", () => model.Accumulate(1, _ => new(Batch(prompt, response), 1, scores => scores.LogProbs_BR.sum())));
        }

        Refused($"no token {token} in a vocabulary of {Vocabulary}", () =>
        {
            using var decoding = model.Decode([Prompt, [2, token]], [0, 1], 2);
            decoding.Start().Dispose();
        });
    }

    [Theory]
    [InlineData(Vocabulary)]
    [InlineData(-1)]
    [InlineData((1L << 32) + 1)]
    public void A_token_outside_the_vocabulary_is_refused_while_decoding(long token)
    {
        using var model = Model(BackendKind.Cpu);
        using var decoding = model.Decode([Prompt], [0, 0], 4);
        decoding.Start().Dispose();
        Refused($"no token {token} in a vocabulary of {Vocabulary}", () => decoding.Next(tensor([1L, token])).Dispose());
    }

    [Fact]
    public void Decoding_takes_one_token_a_row_and_no_more_than_were_announced()
    {
        using var model = Model(BackendKind.Cpu);
        using var decoding = model.Decode([Prompt], [0, 0], 2);
        decoding.Start().Dispose();
        Refused("2 rows take an int64 token each", () => decoding.Next(tensor([1L])).Dispose());
        Refused("2 rows take an int64 token each", () => decoding.Next(tensor([1, 2])).Dispose());
        for (var step = 0; step < 2; step++) decoding.Next(tensor([1L, 2])).Dispose();
        var error = Assert.Throws<InvalidOperationException>(() => decoding.Next(tensor([1L, 2])));
        Assert.Contains("the 2 tokens that were announced", error.Message);
    }

    [Theory]
    [InlineData(BackendKind.Cpu)]
    [InlineData(BackendKind.Torch)]
    public void A_sequence_beyond_the_context_is_refused_and_one_that_fills_it_is_not(BackendKind backend)
    {
        using var model = Model(backend);
        foreach (var (prompt, response) in new[] { (20, 5), (1, 24), (24, 1) })
        {
            Refused("model.contextLength", () => model.Score(Batch(new int[prompt], new int[response]), 1).Dispose());
            Refused("model.contextLength", () => model.Decode([new int[prompt]], [0], response).Dispose());
        }

        foreach (var (prompt, response) in new[] { (20, 4), (1, 23), (23, 1) })
        {
            model.Score(Batch(new int[prompt], new int[response]), 1).Dispose();
            model.Decode([new int[prompt]], [0], response).Dispose();
        }
    }

    [Theory]
    [InlineData(BackendKind.Cpu)]
    [InlineData(BackendKind.Torch)]
    public void A_prompt_or_a_response_of_no_tokens_is_refused(BackendKind backend)
    {
        Refused("at least one token", () => TokenBatch.Create([Prompt, []], [[1], [2]], 0, CPU).Dispose());
        Refused("at least one token", () => TokenBatch.Create([Prompt, Prompt], [[1], []], 0, CPU).Dispose());
        Refused("at least one row", () => TokenBatch.Create([], [], 0, CPU).Dispose());
        using var model = Model(backend);
        Refused("at least one token", () => model.Decode([Prompt, []], [0, 1], 2).Dispose());
    }

    [Theory]
    [InlineData(BackendKind.Cpu)]
    [InlineData(BackendKind.Torch)]
    public void An_error_in_a_part_leaves_the_model_usable(BackendKind backend)
    {
        using var model = Model(backend);
        float Score()
        {
            using var scores = model.Score(Batch(Prompt, [4]), 1);
            return scores.LogProbs_BR.data<float>()[0];
        }

        var before = Score();
        Assert.Throws<InvalidOperationException>(() => model.Accumulate(2, part => part == 1
            ? throw new InvalidOperationException()
            : new(Batch(Prompt, [4]), 1, scores => scores.LogProbs_BR.sum())));
        Assert.Equal(before, Score());
    }

    private static void Refused(string remedy, Action act) => Assert.Contains(remedy, Assert.ThrowsAny<ArgumentException>(act).Message);

    private static TokenBatch Batch(int[] prompt, int[] response) => TokenBatch.Create([Prompt, prompt], [[1, 2], response], 0, CPU);

    private static ILanguageModel Model(BackendKind backend) =>
        LanguageModels.Create(Options with { Backend = backend }, 0, Vocabulary, CPU);
}
