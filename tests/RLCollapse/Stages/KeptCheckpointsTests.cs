using RLCollapse.Runs;

namespace RLCollapse.Tests.Stages;

public sealed class KeptCheckpointsTests
{
    [Theory]
    [InlineData(KeptCheckpoints.Newest, new[] { 3, 4 })]
    [InlineData(KeptCheckpoints.All, new[] { 0, 1, 2, 3, 4 })]
    [InlineData(KeptCheckpoints.Collapse, new[] { 0, 3, 4 })]
    public void Those_stay_that_the_config_asks_for(KeptCheckpoints kept, int[] steps)
    {
        // With a threshold of 0.5 at the first probe of one format, the collapse is seen at step 0.
        var config = Tiny.Config with
        {
            Data = Tiny.Config.Data with { Formats = ["prose"] },
            Pretraining = Tiny.Config.Pretraining with { Steps = 60, LearningRate = 0.01 },
            Tracking = Tiny.Config.Tracking with { CollapseThreshold = 0.5 },
            Output = Tiny.Config.Output with { KeepCheckpoints = kept },
        };
        var folder = Pipeline.Run(config, Tiny.TemporaryFolder(), fresh: false, NullObserver.Instance, CancellationToken.None);

        Assert.Equal(steps, Directory.GetFiles(Path.Combine(folder, RunFiles.Checkpoints)).Order()
            .Select(file => int.Parse(Path.GetFileNameWithoutExtension(file)[5..])));
    }
}
