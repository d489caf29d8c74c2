using RLCollapse.Kernels;
using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Model.Cpu;

/// <summary>
/// The runtime's gradient against its own scores: each weight is moved along random directions by four steps, (8·(f(h) − f(−h)) −
/// (f(2h) − f(−2h))) / 12h, and the loss is summed in float64. Scores round by 1e-7, which the step makes 1e-4 of a slope.
/// </summary>
public sealed class FiniteDifferenceTests
{
    private const double Step = 5e-3;
    private const double Tolerance = 5e-4;
    private const int Vocabulary = 30;

    [Theory]
    [InlineData(20, 2, 19, true)]
    [InlineData(36, 2, 40, false)]
    public void Every_weights_gradient_is_that_of_finite_differences(int width, int heads, int feedForward, bool isTied)
    {
        using var scope = NewDisposeScope();
        using var model = ModelPair.Cpu(new()
        {
            Width = width, Heads = heads, FeedForward = feedForward, Layers = 2, TieEmbeddings = isTied, ContextLength = 64,
        }, Vocabulary);
        model.Accumulate(1, _ => RandomRows.Mixed(Vocabulary).Part(Asked.All));
        foreach (var (name, weight) in model.Weights)
        {
            for (ulong seed = 1; seed <= 2; seed++)
            {
                var direction = randn(weight.shape, generator: new Generator(seed));
                direction = direction.Over(direction.norm().Value());
                double Difference(double step) => Loss(model, weight, direction, step) - Loss(model, weight, direction, -step);
                var slope = ((8 * Difference(Step)) - Difference(2 * Step)) / (12 * Step);
                var (found, norm) = ((weight.grad! * direction).sum().Value(), weight.grad!.norm().Value());
                Assert.True(Math.Abs(found - slope) < Tolerance * norm, $"{name}: {found} and {slope}");
            }
        }
    }

    private static double Loss(ILanguageModel model, Tensor weight, Tensor direction, double step)
    {
        using var scope = NewDisposeScope();
        using var none = no_grad();
        var before = weight.clone();
        weight.PlusInPlace(direction.Times(step));
        var part = RandomRows.Mixed(Vocabulary).Part(Asked.All);
        var scores = model.Score(part.Batch, part.Temperature, part.WithDistributions);
        weight.copy_(before);
        return part.Loss(new(Wide(scores.LogProbs_BR), Wide(scores.Values_BR), Wide(scores.Distributions_BRV!))).Value();
    }

    private static Tensor Wide(Tensor scores) => scores.to_type(float64);
}
