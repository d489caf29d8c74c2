using RLCollapse.Cli.Sweeps;

namespace RLCollapse.Tests.Cli.Sweeps;

public sealed class SweepMilestonesTests
{
    [Fact]
    public void Each_tenth_is_said_once()
    {
        var lines = new List<string>();
        var milestones = new SweepMilestones(lines.Add);
        foreach (var fraction in (double[])[0.25, 0.28, 0.31, 0.35, 0.29, 0.52, 1])
            milestones.Report(new(8, 2, fraction > 0.5 ? 1 : 0, fraction, TimeSpan.FromSeconds(90), []));

        Assert.Equal(
            ["2/8 jobs done (31 %), 1 min 30 s left", "2/8 jobs done (52 %), 1 failed, 1 min 30 s left",
                "2/8 jobs done (100 %), 1 failed"], lines);
    }
}
