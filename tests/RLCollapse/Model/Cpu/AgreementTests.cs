using RLCollapse.Kernels;
using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Model.Cpu;

/// <summary>
/// The runtime in float32 against the torch backend in float64, at odd sizes. What differs is rounding: 6e-8 a number, which a few layers
/// carry on to some 1e-6 of a log-probability and of a gradient's norm.
/// </summary>
public sealed class AgreementTests
{
    private const double OfScores = 5e-6;
    private const double OfGradients = 5e-6;

    [Theory]
    [InlineData(12, 2, 5, 1, true, 7)] // heads of 6
    [InlineData(12, 6, 19, 3, false, 125)] // heads of 2
    [InlineData(20, 2, 40, 2, true, 125)] // heads of 10
    [InlineData(36, 2, 19, 2, false, 300)] // heads of 18: more than a vector
    [InlineData(48, 1, 5, 1, false, 33)] // one head of three vectors
    [InlineData(16, 1, 16, 4, true, 16)] // nothing is filled up
    [InlineData(4, 2, 4, 1, true, 2)] // the least there is
    [InlineData(264, 4, 300, 1, true, 125)] // deeper than a stretch of a product
    [InlineData(128, 8, 128, 1, false, 256)] // rows a power of two apart
    public void Models_of_any_size_agree(int width, int heads, int feedForward, int layers, bool isTied, int vocabulary)
    {
        var options = new ModelOptions
        {
            Width = width, Heads = heads, FeedForward = feedForward, Layers = layers, TieEmbeddings = isTied, ContextLength = 64,
        };
        Agree(options, vocabulary, RandomRows.Mixed(vocabulary), Asked.All);
    }

    [Theory]
    [InlineData(Asked.LogProbs)]
    [InlineData(Asked.Values)]
    [InlineData(Asked.Distributions)]
    [InlineData(Asked.LogProbs | Asked.Values)]
    [InlineData(Asked.All, 1)]
    [InlineData(Asked.All, 2.5)]
    public void Losses_of_anything_at_any_temperature_agree(Asked asked, double temperature = 0.3)
    {
        foreach (var isTied in new[] { true, false })
        {
            var present = Agree(Small with { TieEmbeddings = isTied }, 50, RandomRows.Mixed(50), asked, temperature);
            Assert.Equal(asked.HasFlag(Asked.Values), present.Contains("value_head"));
        }
    }

    public static TheoryData<int, int[]> Shapes => new()
    {
        { 1, [1] }, { 1, [5] }, { 7, [1] }, { 40, [30] }, { 1, [1, 1] }, { 1, [1, 4, 1, 2] }, { 6, [1, 1, 1] }, { 16, [16, 17, 1] },
        { 15, [2, 33] }, { 33, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13] },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void One_prompt_with_any_responses_agrees(int prompt, int[] responses) =>
        Agree(Small, 50, RandomRows.Create(50, (prompt, responses)), Asked.All);

    [Fact]
    public void More_rows_than_are_worked_on_at_a_time_agree() =>
        Agree(Small with { Layers = 1 }, 50, RandomRows.Create(50, [.. Enumerable.Range(1, 60).Select(i =>
            (1 + (i % 7), new[] { 3, 1 + (i % 5) }))]), Asked.All);

    /// <summary>Sequences of more than 512 keys compute their attention weights again on the way back.</summary>
    [Fact]
    public void Long_sequences_agree() => Agree(Small with { ContextLength = 700 }, 50,
        RandomRows.Create(50, (600, [100, 20]), (30, [600]), (30, [560, 3]), (500, [200])), Asked.All);

    [Fact]
    public void Other_frequencies_and_another_epsilon_agree() =>
        Agree(Small with { RopeTheta = 77.5, NormEpsilon = 1e-2 }, 50, RandomRows.Mixed(50), Asked.All);

    private static ModelOptions Small => new() { Width = 20, Heads = 2, FeedForward = 19, Layers = 3, ContextLength = 80 };

    private static string[] Agree(ModelOptions options, int vocabulary, RandomRows rows, Asked asked, double temperature = 0.8)
    {
        using var scope = NewDisposeScope();
        using var pair = new ModelPair(options, vocabulary);
        using var batch = rows.Batch();
        var (mine, theirs) = (pair.Runtime.Score(batch, temperature, true), pair.Exact.Score(batch, temperature, true));
        var mask = batch.Mask_BR;
        Close(mine.LogProbs_BR * mask, theirs.LogProbs_BR * mask);
        Close(mine.Values_BR * mask, theirs.Values_BR * mask);
        Close(mine.Distributions_BRV! * mask.unsqueeze(-1), theirs.Distributions_BRV! * mask.unsqueeze(-1));
        pair.Runtime.Accumulate(1, _ => rows.Part(asked, temperature));
        pair.Exact.Accumulate(1, _ => rows.Part(asked, temperature));
        return pair.AssertSameGradients(OfGradients);
    }

    private static void Close(Tensor mine, Tensor theirs) =>
        Assert.True(allclose(mine.to_type(float64), theirs, OfScores, OfScores), $"{(mine - theirs).abs().max().Value()}");
}
