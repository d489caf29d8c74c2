using RLCollapse.Common;
using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Model.Torch;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Model.Torch;

/// <summary>The reference itself: held against finite differences, and its decoding against its scores.</summary>
[Collection(nameof(EngineThreads))]
public sealed class TorchModelTests : IDisposable
{
    private const int Vocabulary = 13;

    private static readonly ModelOptions Options = new() { Width = 20, Heads = 2, FeedForward = 19, Layers = 2, ContextLength = 24 };

    /// <summary>Ragged, and the first three rows share their prompt.</summary>
    private static readonly int[][] Prompts = [[3, 1, 4, 1, 5], [9, 2], [6]];

    private static readonly int[] RowPrompts = [0, 0, 0, 1, 2, 2];

    private static readonly int[][] Responses = [[5, 8, 9, 7], [2], [3, 8, 4], [6, 2, 6, 4, 3, 3], [8, 3], [0, 12, 7, 9, 5, 1, 11]];

    public TorchModelTests() => PartThreads.Use(1);

    public void Dispose() => PartThreads.Use(1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_weights_gradient_is_that_of_finite_differences(bool isTied)
    {
        using var scope = NewDisposeScope();
        using var model = Model(float64, isTied);
        model.Accumulate(2, part => Part(part * 3, (part + 1) * 3));
        foreach (var (name, weight) in model.Weights)
        {
            var direction = randn(weight.shape, dtype: float64, generator: new Generator(5));
            var slope = (Loss(model, weight, direction, 1e-5) - Loss(model, weight, direction, -1e-5)) / 2e-5;
            Assert.True(Math.Abs(slope) > 1e-4, name);
            Assert.True(Math.Abs((weight.grad! * direction).sum().Value() - slope) < 1e-7 * (1 + Math.Abs(slope)), name);
        }
    }

    [Theory]
    [InlineData(ScalarType.Float64, ComputeType.Float32, true, 1e-12)]
    [InlineData(ScalarType.Float32, ComputeType.Float32, true, 1e-5)]
    [InlineData(ScalarType.Float32, ComputeType.Float32, false, 1e-5)]
    [InlineData(ScalarType.Float32, ComputeType.Bfloat16, true, 0.03)]
    public void Decoding_says_of_ragged_rows_what_scoring_says(ScalarType type, ComputeType compute, bool isTied, double tolerance)
    {
        using var scope = NewDisposeScope();
        using var model = Model(type, isTied, compute);
        using var batch = Batch(0, RowPrompts.Length);
        using var scores = model.Score(batch, 0.8);
        using var decoding = model.Decode(Prompts, RowPrompts, Responses.Max(response => response.Length));
        int[] active = [.. Enumerable.Range(0, RowPrompts.Length)];
        var next = decoding.Start();
        for (var step = 0; active.Length > 0; step++)
        {
            var logProbs = LogProbabilities.All(next.Logits_AV, 0.8);
            foreach (var (place, row) in active.Index())
            {
                Assert.Equal(scores.LogProbs_BR[row, step].Value(), logProbs[place, Responses[row][step]].Value(), tolerance);
                Assert.Equal(scores.Values_BR[row, step].Value(), next.Values_A[place].Value(), tolerance);
            }

            int[] kept = [.. active.Index().Where(row => Responses[row.Item].Length > step + 1).Select(row => row.Index)];
            if (kept.Length == 0) break;
            if (kept.Length < active.Length) decoding.Keep(kept);
            active = [.. kept.Select(place => active[place])];
            next.Dispose();
            next = decoding.Next(tensor(active.Select(row => (long)Responses[row][step]).ToArray()));
        }
    }

    [Fact]
    public void A_row_is_scored_alike_whatever_stands_beside_it()
    {
        using var scope = NewDisposeScope();
        using var model = Model(float64);
        using var together = model.Score(Batch(0, RowPrompts.Length), 1);
        for (var row = 0; row < RowPrompts.Length; row++)
        {
            using var alone = model.Score(Batch(row, row + 1), 1);
            for (var r = 0; r < Responses[row].Length; r++)
            {
                Assert.Equal(alone.LogProbs_BR[0, r].Value(), together.LogProbs_BR[row, r].Value(), 1e-12);
                Assert.Equal(alone.Values_BR[0, r].Value(), together.Values_BR[row, r].Value(), 1e-12);
            }
        }
    }

    [Fact]
    public void Distributions_are_given_where_they_are_asked_for()
    {
        using var scope = NewDisposeScope();
        using var model = Model(float32);
        using var batch = Batch(0, RowPrompts.Length);
        Assert.Null(model.Score(batch, 0.7).Distributions_BRV);
        var scores = model.Score(batch, 0.7, withDistributions: true);
        Assert.True(allclose(scores.Distributions_BRV!.exp().sum(-1), ones(batch.Mask_BR.shape), 1e-5, 1e-5));
        Assert.True(LogProbabilities.Gather(scores.Distributions_BRV!, batch.Responses_BR).Equals(scores.LogProbs_BR));
        Assert.False(scores.LogProbs_BR.requires_grad);
    }

    [Theory]
    [InlineData(ComputeType.Float32)]
    [InlineData(ComputeType.Bfloat16)]
    public void The_number_of_threads_does_not_change_the_bits(ComputeType compute)
    {
        var one = Gradients(compute, 1);
        Assert.True(one.Max(MathF.Abs) > 1e-3);
        foreach (var threads in new[] { 2, 3, 2, 3 }) Assert.Equal(one, Gradients(compute, threads));
    }

    [Fact]
    public void Gradients_are_added_to_those_there_and_batches_are_disposed_of()
    {
        using var scope = NewDisposeScope();
        using var model = Model(float32);
        using var batch = Batch(0, 3);
        var head = model.Weights[^1].Parameter;
        head.grad = ones_like(head);
        model.Accumulate(1, _ => new(batch, 1, scores => scores.LogProbs_BR.sum()));
        Assert.Equal(ones_like(head), head.grad!);
        Assert.All(model.Weights.SkipLast(1), weight => Assert.NotNull(weight.Parameter.grad));
        Assert.True(batch.Responses_BR.IsInvalid);
    }

    /// <summary>Sums of float32 that end on different sides of a tie differ by 2^-8, which a few layers carry on.</summary>
    [Fact]
    public void In_bfloat_16_scores_and_gradients_are_roughly_the_same_and_float_32()
    {
        using var scope = NewDisposeScope();
        using var rough = Model(float32, compute: ComputeType.Bfloat16);
        using var exact = Model(float32);
        var difference = rough.Score(Batch(0, 6), 1).LogProbs_BR - exact.Score(Batch(0, 6), 1).LogProbs_BR;
        Assert.InRange(difference.abs().max().Value(), 1e-6, 0.05);
        foreach (var model in new[] { rough, exact }) model.Accumulate(1, _ => Part(0, 6));
        foreach (var ((name, mine), (_, theirs)) in rough.Weights.Zip(exact.Weights))
        {
            Assert.Equal(float32, mine.grad!.dtype);
            Assert.True((mine.grad! - theirs.grad!).norm().Value() < 0.05 * theirs.grad!.norm().Value(), name);
        }
    }

    [Fact]
    public void Weights_may_change_between_calls()
    {
        using var scope = NewDisposeScope();
        using var model = Model(float32, compute: ComputeType.Bfloat16);
        using var first = model.Decode(Prompts, RowPrompts, 3);
        first.Start();
        using (no_grad()) model.Weights[0].Parameter.zero_();
        Assert.All(model.Score(Batch(0, 6), 1).LogProbs_BR.data<float>().ToArray(), x => Assert.Equal(-Math.Log(Vocabulary), x, 1e-5));
        using var second = model.Decode(Prompts, RowPrompts, 3);
        Assert.All(second.Start().Logits_AV.data<float>().ToArray(), logit => Assert.Equal(0, logit));
    }

    [Fact]
    public void What_does_not_fit_the_context_is_refused_with_the_remedy()
    {
        using var model = Model(float32);
        using var batch = TokenBatch.Create([new int[20]], [new int[5]], 0, CPU);
        foreach (var act in new Action[] { () => model.Score(batch, 1), () => model.Decode(Prompts, RowPrompts, 20) })
            Assert.Contains("model.contextLength", Assert.Throws<ArgumentException>(act).Message);
        model.Decode(Prompts, RowPrompts, 19).Dispose();
    }

    [Fact]
    public void Names_and_initial_values_are_fixed()
    {
        string[] block = ["attention_norm", "attention.qkv", "attention.output", "feed_forward_norm", "feed_forward.gate_up",
            "feed_forward.down"];
        var options = Options with { TieEmbeddings = false };
        var weights = InitialWeights.Create(options, Vocabulary, CPU, new Seed(3));
        Assert.Equal(["decoder.embedding", "decoder.head", .. from i in Enumerable.Range(0, 2) from name in block
            select $"decoder.blocks.{i}.{name}.weight", "decoder.norm.weight", "value_head"], weights.Select(weight => weight.Name));
        var all = weights.SelectMany(weight => weight.Parameter.data<float>().ToArray()).ToArray();
        Assert.Equal(-0.17400183, all[0], 1e-6);
        Assert.Equal(380.786430, all.Index().Sum(value => value.Item * (double)(value.Index % 7)), 1e-3);
        Assert.All(weights[^1].Parameter.data<float>().ToArray(), value => Assert.Equal(0, value));
    }

    private static TorchModel Model(ScalarType type, bool isTied = true, ComputeType compute = ComputeType.Float32)
    {
        var options = Options with { TieEmbeddings = isTied };
        var weights = InitialWeights.Create(options, Vocabulary, CPU, new Seed(1), type);
        using (no_grad()) weights[^1].Parameter.copy_(randn(1, options.Width, dtype: type, generator: new Generator(2)));
        return new(options, compute, weights);
    }

    private static TokenBatch Batch(int start, int end) =>
        TokenBatch.Create([.. RowPrompts[start..end].Select(prompt => Prompts[prompt])], Responses[start..end], 0, CPU);

    /// <summary>A loss of all that a model says of some rows.</summary>
    private static LossPart Part(int start, int end)
    {
        var batch = Batch(start, end);
        var (mask, slopes) = (batch.Mask_BR, randn(batch.Mask_BR.shape, generator: new Generator((ulong)start)));
        return new(batch, 0.8, scores =>
        {
            var entropies = -(scores.Distributions_BRV!.exp() * scores.Distributions_BRV!).sum(-1);
            return ((scores.LogProbs_BR * slopes).Plus(scores.Values_BR.Squared()).Plus(entropies) * mask).sum();
        }, WithDistributions: true);
    }

    private static double Loss(ILanguageModel model, Tensor weight, Tensor direction, double step)
    {
        using var scope = NewDisposeScope();
        using var none = no_grad();
        weight.PlusInPlace(direction.Times(step));
        var loss = Enumerable.Range(0, 2).Sum(part =>
        {
            var of = Part(part * 3, (part + 1) * 3);
            return of.Loss(model.Score(of.Batch, of.Temperature, of.WithDistributions)).Value();
        });
        weight.PlusInPlace(direction.Times(-step));
        return loss;
    }

    private static float[] Gradients(ComputeType compute, int threads)
    {
        PartThreads.Use(threads);
        using var scope = NewDisposeScope();
        using var model = Model(float32, compute: compute);
        model.Accumulate(5, part => Part(part, part + 1));
        return [.. model.Weights.SelectMany(weight => weight.Parameter.grad!.data<float>().ToArray())];
    }
}
