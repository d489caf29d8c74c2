using RLCollapse.Analysis.Results;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Sweeps;

public sealed class LabelReaderTests : IDisposable
{
    private readonly ExperimentFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Labels_reach_the_figures_through_the_plan()
    {
        var sweep = new SweepFolder(Tiny.TemporaryFolder(), "exp");
        PlannedJobs.Write(_folder.Plan("""{ "name": "scale", "settings": { "xs": {} }, "labels": { "xs": "size xs" } }, { "name": "epochs", "title": "passes (of RL)", "path": "rl.epochs", "values": [1, 2], "labels": { "1": "one pass" } }"""), sweep);
        var axes = PlanFile.Read(sweep.Path).Axes;

        Assert.Equal(["size xs", "one pass", "passes = 2"], [axes[0].Label("xs"), axes[1].Label("1"), axes[1].Label("2")]);
        Assert.Equal(["size xs", "1"], [axes[0].Tick("xs"), axes[1].Tick("1")]); // an axis of numbers keeps them
    }

    [Theory]
    [InlineData("""{ "2x": "two" }""", "axes[0].labels.2x", "unknown key")]
    [InlineData("""{ "1": 1 }""", "axes[0].labels.1", "expected a text")]
    [InlineData("""{ "1": " " }""", "axes[0].labels.1", "is empty")]
    [InlineData("""["one"]""", "axes[0].labels", "expected texts for values")]
    public void Mistakes_are_reported_with_their_path(string labels, string path, string reason)
    {
        var error = Assert.Throws<UserErrorException>(() => _folder.Plan($$"""{ "name": "a", "path": "rl.epochs", "values": [1, 2], "labels": {{labels}} }"""));

        Assert.Contains(path, error.Message);
        Assert.Contains(reason, error.Message);
    }
}
