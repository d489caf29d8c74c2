using RLCollapse.Common;
using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Model.Torch;
using RLCollapse.Sampling;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Model;

/// <summary>Shared keys, heads of any size and stretched positions: both backends are one function there, back and by the token.</summary>
public sealed class ModelVariantsTests
{
    private const int Vocabulary = 50;

    public static TheoryData<string> Names => ModelVariants.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Scores_and_gradients_agree(string name)
    {
        using var scope = NewDisposeScope();
        using var pair = new ModelPair(ModelVariants.Get(name), Vocabulary);
        var rows = RandomRows.Mixed(Vocabulary);
        using var batch = rows.Batch();
        var (mine, theirs) = (pair.Runtime.Score(batch, 0.8, true), pair.Exact.Score(batch, 0.8, true));
        var mask = batch.Mask_BR;
        Close(mine.LogProbs_BR * mask, theirs.LogProbs_BR * mask);
        Close(mine.Values_BR * mask, theirs.Values_BR * mask);
        Close(mine.Distributions_BRV! * mask.unsqueeze(-1), theirs.Distributions_BRV! * mask.unsqueeze(-1));
        pair.Runtime.Accumulate(1, _ => rows.Part(Asked.All));
        pair.Exact.Accumulate(1, _ => rows.Part(Asked.All));
        Assert.Contains("decoder.blocks.0.attention.qkv.weight", pair.AssertSameGradients(5e-6));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Decoding_says_what_scoring_says_with_either_backend(string name)
    {
        using var scope = NewDisposeScope();
        using var pair = new ModelPair(ModelVariants.Get(name), Vocabulary);
        var rows = RandomRows.Mixed(Vocabulary);
        using var scores = pair.Exact.Score(rows.Batch(), 1);
        var logProbs = Exercise.Rows(scores.LogProbs_BR.to_type(float32));
        using var torch = new TorchModel(pair.Runtime.Options, ComputeType.Float32, pair.Runtime.Weights);
        foreach (var decoded in new[] { ForcedDecoding.Of(pair.Runtime, rows), ForcedDecoding.Of(torch, rows) })
        {
            foreach (var (row, response) in rows.Responses.Index())
            {
                for (var step = 0; step < response.Length; step++)
                    Assert.Equal(logProbs[row][step], decoded.LogProb(row, step, response[step], 1), 2e-5);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_responses_are_sampled_and_scored_to_the_same_bits(string name)
    {
        using var scope = NewDisposeScope();
        using ILanguageModel cpu = Policy(name, BackendKind.Cpu), other = Policy(name, BackendKind.Torch);
        var prompts = Tiny.RaggedPrompts(4);
        var options = new SamplingOptions(3, 1, 20, 1, new Seed(4));
        var mine = Sampler.Sample(cpu, prompts, options);
        Assert.Equal(Sampler.Sample(other, prompts, options).Select(r => r.Tokens), mine.Select(r => r.Tokens));
        using var batch = TokenBatch.Create([.. mine.Select(r => prompts[r.Prompt])], [.. mine.Select(r => r.Tokens)], 0, CPU);
        using var scores = cpu.Score(batch, 1);
        var logProbs = scores.LogProbs_BR.data<float>().ToArray().Chunk((int)batch.Mask_BR.shape[1]);
        foreach (var (row, response) in logProbs.Zip(mine)) Assert.Equal(response.LogProbs, row[..response.Tokens.Length]);
    }

    [Fact]
    public void Heads_of_keys_as_many_as_heads_are_the_model_without_a_word_of_them()
    {
        using var scope = NewDisposeScope();
        var options = ModelVariants.Get("4 heads with 4 of keys");
        var rows = RandomRows.Mixed(Vocabulary);
        using var said = ModelPair.Cpu(options with { HeadSize = 6 }, Vocabulary);
        using var unsaid = ModelPair.Cpu(options with { KeyValueHeads = 0 }, Vocabulary);
        Assert.Equal(unsaid.Score(rows.Batch(), 1).LogProbs_BR.data<float>().ToArray(),
            said.Score(rows.Batch(), 1).LogProbs_BR.data<float>().ToArray());
    }

    [Fact]
    public void A_model_may_have_more_ids_than_its_tokenizer_and_never_fewer()
    {
        using var padded = LanguageModels.Create(new() { Vocabulary = 64 }, 0, 50, CPU);
        Assert.Equal((64, 64L), (padded.VocabularySize, padded.Weights[0].Parameter.shape[0]));
        Assert.Contains("model.vocabulary is 40", Assert.Throws<UserErrorException>(
            () => LanguageModels.Create(new() { Vocabulary = 40 }, 0, 50, CPU)).Message);
    }

    private static ILanguageModel Policy(string name, BackendKind backend) =>
        Tiny.Policy(config: Tiny.Config with { Model = ModelVariants.Get(name) with { Backend = backend } });

    private static void Close(Tensor mine, Tensor theirs) =>
        Assert.True(allclose(mine.to_type(float64), theirs, 5e-6, 5e-6), $"{(mine - theirs).abs().max().Value()}");
}
