using RLCollapse.Analysis.Sweeps;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Analysis.Sweeps;

public sealed class SweepCostsTests : IDisposable
{
    private readonly ExperimentFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Jobs_that_cost_alike_are_measured_once()
    {
        var measured = 0;
        var costs = new SweepCosts(config =>
            new RunCost(10 * ++measured, new Dictionary<string, double> { ["rl"] = config.Model.Width }, 0));
        var plan = _files.Plan("""{ "name": "width", "path": "model.width", "values": [16, 32] }, """ + ExperimentFolder.TwoByTwo);

        Assert.Equal([16.0, 16, 16, 16, 32, 32, 32, 32], plan.Jobs.Select(job => costs.Of(job).Own));
        Assert.Equal(2, measured);
    }

    [Fact]
    public void A_sweep_pretrains_each_base_once_and_spreads_over_its_workers()
    {
        var costs = new SweepCosts(_ => new RunCost(100, new Dictionary<string, double> { ["rl"] = 8 }, 2));
        var jobs = _files.Plan(ExperimentFolder.TwoByTwo).Jobs;

        Assert.Equal(240, costs.Time(jobs, Tiny.TemporaryFolder(), 1).TotalSeconds);
        Assert.Equal(120, costs.Time(jobs, Tiny.TemporaryFolder(), 2).TotalSeconds);
        Assert.Equal(110, costs.Time(jobs, Tiny.TemporaryFolder(), 4).TotalSeconds);
    }
}
