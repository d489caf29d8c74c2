using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Model.Cpu;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Model.Cpu;

/// <summary>Neither the processor's vectors nor the number of threads nor what else is in a batch changes a bit.</summary>
[Collection(nameof(EngineThreads))]
public sealed class SameBitsTests : IDisposable
{
    private const int Vocabulary = 125;

    private static readonly ModelOptions Options = new()
    {
        Width = 36, Heads = 2, FeedForward = 150, Layers = 2, ContextLength = 600, TieEmbeddings = false,
    };

    private static readonly RandomRows Rows = RandomRows.Mixed(Vocabulary);

    public SameBitsTests() => PartThreads.Use(1);

    public void Dispose() => PartThreads.Use(1);

    [Theory]
    [InlineData(36, 2, 150)]
    [InlineData(12, 6, 5)] // heads of 2
    [InlineData(264, 4, 300)] // deeper than a stretch of a product
    [InlineData(36, 6, 150, 2, 10)] // keys that are shared, and other heads than the width gives
    public void Vectors_of_every_width_give_the_same_scores_gradients_and_decoded_logits(
        int width, int heads, int feedForward, int keyValueHeads = 0, int headSize = 0)
    {
        var options = Options with
        {
            Width = width, Heads = heads, FeedForward = feedForward, KeyValueHeads = keyValueHeads, HeadSize = headSize,
        };
        var all = new ICpuPasses[] { new CpuPasses<Lanes512>(), new CpuPasses<Lanes256>(), new CpuPasses<Lanes128>() }.Select(passes =>
        {
            using var model = ModelPair.Cpu(options, Vocabulary, passes);
            var decoded = ForcedDecoding.Of(model, Rows);
            float[] logits = [.. decoded.Logits.SelectMany(row => row).SelectMany(step => step)];
            return new[] { Scores(model, Rows), Gradients(model, 3), logits, [.. decoded.Values.SelectMany(row => row)] };
        }).ToArray();
        foreach (var other in all[1..]) Assert.Equal(all[0], other);
    }

    [Fact]
    public void Vectors_of_every_width_give_the_same_bits_of_sequences_whose_attention_is_computed_again()
    {
        var all = new ICpuPasses[] { new CpuPasses<Lanes512>(), new CpuPasses<Lanes256>(), new CpuPasses<Lanes128>() }.Select(passes =>
        {
            using var model = ModelPair.Cpu(Options, Vocabulary, passes);
            model.Accumulate(1, _ => RandomRows.Create(Vocabulary, (500, [40, 3]), (3, [550])).Part(Asked.LogProbs));
            return Gradients(model);
        }).ToArray();
        foreach (var other in all[1..]) Assert.Equal(all[0], other);
    }

    [Fact]
    public void The_number_of_threads_does_not_change_the_bits_on_any_run()
    {
        using var model = ModelPair.Cpu(Options, Vocabulary);
        var one = Gradients(model, 5);
        Assert.True(one.Max(MathF.Abs) > 1e-3);
        foreach (var threads in new[] { 1, 2, 3, 2, 3 })
        {
            PartThreads.Use(threads);
            Assert.Equal(one, Gradients(model, 5));
        }
    }

    [Fact]
    public void Threads_that_score_at_once_get_the_same_bits()
    {
        using var model = ModelPair.Cpu(Options, Vocabulary);
        var alone = Scores(model, Rows);
        Assert.All(PartThreads.Map(12, 3, _ => Scores(model, Rows)), scores => Assert.Equal(alone, scores));
    }

    [Fact]
    public void A_row_is_scored_alike_whatever_stands_beside_it()
    {
        using var model = ModelPair.Cpu(Options, Vocabulary);
        var apart = Rows with { Prompts = [.. Rows.Prompts.Select(prompt => prompt.ToArray())] };
        var together = Logs(model, apart);
        for (var row = 0; row < together.Length; row++) Assert.Equal(together[row], Logs(model, apart.Where(r => r == row)).Single());
        Assert.Equal(together.Where((_, row) => row % 3 > 0), Logs(model, apart.Where(row => row % 3 > 0)));
    }

    [Fact]
    public void A_row_that_shares_its_prompt_is_scored_alike_whoever_it_shares_it_with()
    {
        using var model = ModelPair.Cpu(Options, Vocabulary);
        var rows = RandomRows.Create(Vocabulary, (17, [4, 9, 1, 20, 3, 7]), (5, [2, 2]));
        var together = Logs(model, rows);
        for (var row = 1; row < 6; row++)
        {
            var some = Logs(model, rows.Where(r => r == 0 || r == row));
            Assert.Equal([together[0], together[row]], some);
        }
    }

    [Fact]
    public void A_row_is_decoded_alike_whatever_stands_beside_it()
    {
        using var model = ModelPair.Cpu(Options, Vocabulary);
        var together = ForcedDecoding.Of(model, Rows);
        for (var row = 0; row < Rows.Prompts.Length; row++)
            Assert.Equal(together.Logits[row], ForcedDecoding.Of(model, Rows.Where(r => r == row)).Logits.Single());
    }

    /// <summary>The first ratio of a policy loss is 1.</summary>
    [Fact]
    public void A_loss_sees_the_bits_of_a_score()
    {
        using var scope = NewDisposeScope();
        using var model = ModelPair.Cpu(Options, Vocabulary);
        float[] seen = [];
        model.Accumulate(1, _ => new(Rows.Batch(), 0.8, scores =>
        {
            seen = Numbers(scores);
            return scores.LogProbs_BR.sum();
        }, WithDistributions: true));
        Assert.Equal(Scores(model, Rows), seen);
    }

    private static float[] Scores(ILanguageModel model, RandomRows rows)
    {
        using var batch = rows.Batch();
        using var scores = model.Score(batch, 0.8, withDistributions: true);
        return Numbers(scores);
    }

    private static float[] Numbers(TokenScores scores) => [.. new[] { scores.LogProbs_BR, scores.Values_BR, scores.Distributions_BRV! }
        .SelectMany(values => values.detach().data<float>().ToArray())];

    private static float[][] Logs(ILanguageModel model, RandomRows rows)
    {
        using var batch = rows.Batch();
        using var scores = model.Score(batch, 0.8);
        return [.. scores.LogProbs_BR.data<float>().ToArray().Chunk((int)batch.Mask_BR.shape[1])
            .Zip(rows.Responses, (logProbs, response) => logProbs[..response.Length])];
    }

    /// <summary>Of all rows, cut into parts.</summary>
    private static float[] Gradients(ILanguageModel model, int parts)
    {
        foreach (var (_, parameter) in model.Weights) parameter.grad = null;
        var count = Rows.Prompts.Length;
        model.Accumulate(parts, part =>
        {
            var (first, taken) = PartThreads.Rows(count, part, parts).GetOffsetAndLength(count);
            return Rows.Where(row => row >= first && row < first + taken).Part(Asked.All);
        });
        return Gradients(model);
    }

    private static float[] Gradients(ILanguageModel model) =>
        [.. model.Weights.SelectMany(weight => weight.Parameter.grad?.data<float>().ToArray() ?? [])];
}
