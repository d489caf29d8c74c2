using RLCollapse.Common;
using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Model;

public sealed class InitialWeightsTests
{
    private static readonly ModelOptions Options = new() { Width = 16, Heads = 2, FeedForward = 16, Layers = 2, ContextLength = 16 };

    [Fact]
    public async Task They_are_the_same_while_the_garbage_collector_runs()
    {
        using var done = new CancellationTokenSource();
        var storm = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        });
        var expected = Values();
        for (var i = 0; i < 100; i++) Assert.Equal(expected, Values());
        await done.CancelAsync();
        await storm;
    }

    [Fact]
    public void They_outlive_the_scope_that_they_are_made_in()
    {
        IReadOnlyList<(string Name, TorchSharp.Modules.Parameter Parameter)> weights;
        using (NewDisposeScope()) weights = InitialWeights.Create(Options, 20, CPU, new Seed(1));

        Assert.All(weights, weight => Assert.False(weight.Parameter.IsInvalid));
        Assert.Equal("value_head", weights[^1].Name);
        foreach (var (_, parameter) in weights) parameter.Dispose();
    }

    private static float[] Values()
    {
        var weights = InitialWeights.Create(Options, 20, CPU, new Seed(1));
        using var scope = NewDisposeScope();
        float[] values = [.. weights.SelectMany(weight => weight.Parameter.detach().data<float>().ToArray())];
        foreach (var (_, parameter) in weights) parameter.Dispose();
        return values;
    }
}
