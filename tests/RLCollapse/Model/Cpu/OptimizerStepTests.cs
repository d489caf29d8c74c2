using RLCollapse.Kernels;
using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Model.Cpu;

/// <summary>What an update makes of the weights: gradients of several parts, clipped, then a step.</summary>
public sealed class OptimizerStepTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Two_clipped_steps_move_the_weights_as_they_do_in_double_precision(bool isTied)
    {
        using var scope = NewDisposeScope();
        using var none = no_grad();
        using var pair = new ModelPair(
            new() { Width = 20, Heads = 2, FeedForward = 19, Layers = 2, TieEmbeddings = isTied, ContextLength = 64 }, 50);
        var before = pair.Exact.Weights.Select(weight => weight.Parameter.clone()).ToArray();
        using AdamW mine = Optimizer(pair.Runtime), theirs = Optimizer(pair.Exact);
        for (var step = 0; step < 2; step++)
        {
            double norm = Update(pair.Runtime, mine, step), exact = Update(pair.Exact, theirs, step);
            Assert.True(exact > 1);
            Assert.Equal(1, norm / exact, 1e-5);
        }

        foreach (var (((name, moved), (_, exact)), start) in pair.Runtime.Weights.Zip(pair.Exact.Weights).Zip(before))
        {
            var (difference, way) = ((moved.to_type(float64) - exact).norm().Value(), (exact - start).norm().Value());
            Assert.True(difference < 2e-5 * way, $"{name}: {difference:G2} of {way:G2}");
        }
    }

    private static AdamW Optimizer(ILanguageModel model) => new(model, 1e-2, 3e-3, 0.9, 0.95, 0.1);

    private static double Update(ILanguageModel model, AdamW optimizer, int step)
    {
        var rows = RandomRows.Mixed(50);
        optimizer.ForgetGradients();
        using (enable_grad()) model.Accumulate(3, part => rows.Where(row => row % 3 == part).Part(Asked.All, 0.7 + (0.2 * step)));
        var norm = optimizer.ClipGradients(1);
        optimizer.Step();
        return norm;
    }
}
