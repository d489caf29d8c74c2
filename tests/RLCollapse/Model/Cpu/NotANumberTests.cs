using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Model.Cpu;

/// <summary>Kernels of vectors take no NaN for 0: a model that has diverged says so.</summary>
public sealed class NotANumberTests
{
    private static readonly RandomRows Rows = RandomRows.Mixed(30);

    [Theory]
    [InlineData(float.NaN, 0)]
    [InlineData(float.NaN, 0.5)]
    [InlineData(float.NaN, 1)]
    [InlineData(float.PositiveInfinity, 0)]
    [InlineData(float.PositiveInfinity, 1)]
    public void A_weight_that_is_no_number_is_seen_in_the_scores_and_in_what_is_decoded(float bad, double place)
    {
        using var model = ModelPair.Cpu(
            new() { Width = 20, Heads = 2, FeedForward = 19, Layers = 2, TieEmbeddings = false, ContextLength = 64 }, 30);
        foreach (var (name, weight) in model.Weights)
        {
            using var scope = NewDisposeScope();
            using var none = no_grad();
            var before = weight.clone();
            if (place < 1 && name == "decoder.embedding") continue; // not every token occurs
            weight.flatten()[(long)(place * (weight.numel() - 1))].copy_(tensor(bad));
            var scores = model.Score(Rows.Batch(), 1);
            Assert.True(HasNone(scores.LogProbs_BR) || HasNone(scores.Values_BR), name);
            var decoded = ForcedDecoding.Of(model, Rows);
            var said = decoded.Logits.SelectMany(row => row).SelectMany(step => step).Concat(decoded.Values.SelectMany(row => row));
            Assert.Contains(said, number => !float.IsFinite(number));
            weight.copy_(before);
        }
    }

    private static bool HasNone(Tensor scores) => scores.data<float>().Any(score => !float.IsFinite(score));
}
