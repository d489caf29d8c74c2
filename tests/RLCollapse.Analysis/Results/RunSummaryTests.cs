using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Results;

public sealed class RunSummaryTests
{
    [Fact]
    public void A_mixture_that_holds_has_not_collapsed()
    {
        using var run = new SyntheticRun(["python", "prose"], 1).Trained([0.4, 0.5, 0.1], [0.5, 0.4, 0.1], 90, 1.5);

        var lines = RunSummary.Lines(RunData.Load(run.Folder)).ToList();

        Assert.StartsWith("winner: python with a mass of 0.50", lines[0]);
        Assert.Equal("collapse: none, no format has reached a mass of 0.9", lines[1]);
    }

    [Fact]
    public void A_run_that_was_not_probed_has_no_summary()
    {
        using var run = new SyntheticRun(["python"], 0).Pretrained();

        Assert.Empty(RunSummary.Lines(RunData.Load(run.Folder)));
        Assert.Null(RunSummary.Figures(run.Folder));
    }
}
