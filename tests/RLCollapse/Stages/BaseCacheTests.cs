using RLCollapse.Model;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Stages;

public sealed class BaseCacheTests
{
    private readonly string _root = Tiny.TemporaryFolder();

    [Fact]
    public void Lost_metrics_start_the_training_over_from_the_first_weights()
    {
        var bases = new BaseCache(_root, Tiny.Config);
        var trained = Trained(bases);
        File.WriteAllText(bases.Metrics, "");

        Assert.Equal(trained, Trained(bases));
        Assert.NotEmpty(File.ReadAllLines(bases.Metrics));
    }

    private static string Trained(BaseCache bases)
    {
        using var policy = Tiny.Policy();
        bases.TrainOrLoad(Contexts.Of(Tiny.Config, policy), CancellationToken.None);
        return PolicyWeights.Hash(policy);
    }
}
