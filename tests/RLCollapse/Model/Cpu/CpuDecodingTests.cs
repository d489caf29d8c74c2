using RLCollapse.Model;
using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Model.Cpu;

/// <summary>Decoding says of each token what scoring says, but for rounding.</summary>
public sealed class CpuDecodingTests
{
    private const double Tolerance = 1e-5;

    private static readonly ModelOptions Options = new() { Width = 20, Heads = 2, FeedForward = 19, Layers = 3, ContextLength = 96 };

    [Theory]
    [InlineData(12, 6, 5, 1, true, 7)]
    [InlineData(12, 2, 19, 3, false, 125)]
    [InlineData(36, 2, 40, 2, true, 300)]
    [InlineData(64, 2, 40, 2, false, 33)]
    public void Ragged_rows_that_leave_early_agree_whatever_the_sizes(
        int width, int heads, int feedForward, int layers, bool isTied, int vocabulary) => Agree(new()
    {
        Width = width, Heads = heads, FeedForward = feedForward, Layers = layers, TieEmbeddings = isTied, ContextLength = 64,
    }, vocabulary, RandomRows.Mixed(vocabulary));

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(13)]
    [InlineData(29)]
    public void Any_number_of_rows_of_a_prompt_agrees(int rows) => Agree(Options, 50,
        RandomRows.Create(50, (9, [.. Enumerable.Range(0, rows).Select(row => 1 + (row * 7 % 5))]), (1, [3]), (16, [2, 4])));

    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(18)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(34)]
    [InlineData(50)]
    public void Any_number_of_new_tokens_agrees(int tokens) =>
        Agree(Options, 50, RandomRows.Create(50, (1, [tokens]), (3, [tokens - 1, 2, tokens]), (40, [tokens])));

    [Fact]
    public void Prompts_of_any_length_agree() => Agree(Options with { ContextLength = 700 }, 50,
        RandomRows.Create(50, [.. new[] { 1, 2, 15, 16, 17, 31, 32, 33, 48, 600 }.Select(length => (length, new[] { 3, 5 }))]));

    [Fact]
    public void More_rows_than_are_worked_on_at_a_time_agree() =>
        Agree(Options, 50, RandomRows.Create(50, [.. Enumerable.Range(1, 25).Select(length => (length, new[] { 2, 3, 1, 2, 3 }))]));

    private static void Agree(ModelOptions options, int vocabulary, RandomRows rows)
    {
        using var scope = NewDisposeScope();
        using var model = ModelPair.Cpu(options, vocabulary);
        using var scores = model.Score(rows.Batch(), 0.8);
        var decoded = ForcedDecoding.Of(model, rows);
        double[][] logProbs = Exercise.Rows(scores.LogProbs_BR), values = Exercise.Rows(scores.Values_BR);
        foreach (var (row, response) in rows.Responses.Index())
        {
            for (var step = 0; step < response.Length; step++)
            {
                Assert.Equal(logProbs[row][step], decoded.LogProb(row, step, response[step], 0.8), Tolerance);
                Assert.Equal(values[row][step], decoded.Values[row][step], Tolerance);
            }
        }
    }
}
