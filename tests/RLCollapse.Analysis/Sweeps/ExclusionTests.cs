using RLCollapse.Analysis.Sweeps;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Sweeps;

public sealed class ExclusionTests : IDisposable
{
    private readonly ExperimentFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Jobs_at_every_named_place_are_left_out()
    {
        var plan = Plan("""[ { "kl": 0.1, "seed": [1, 2] }, { "kl": 0, "seed": 2 } ]""");

        Assert.Equal(["kl=0 seed=0", "kl=0 seed=1", "kl=0.1 seed=0"], plan.Jobs.Select(job => job.Id));
        Assert.Equal([0, 1, 2], plan.Jobs.Select(job => job.Index));
    }

    [Fact]
    public void A_range_of_seeds_may_be_of_a_later_plan()
    {
        Assert.Equal(["kl=0 seed=0", "kl=0.1 seed=0", "kl=0.1 seed=1", "kl=0.1 seed=2"],
            Plan("""[ { "kl": 0, "seed": "1..9" } ]""").Jobs.Select(job => job.Id));
        Assert.Equal(6, Plan("""[ { "kl": 0, "seed": "5..24" } ]""").Jobs.Count);
    }

    [Theory]
    [InlineData("7", "exclude (", "expected a list")]
    [InlineData("[ 7 ]", "exclude[0] (", "expected an object of axis")]
    [InlineData("[ {} ]", "exclude[0] (", "names no axis")]
    [InlineData("""[ { "size": 1 } ]""", "exclude[0].size (", "is no axis; there are kl, seed")]
    [InlineData("""[ { "seed": [0, 9] } ]""", "exclude[0].seed[1] (", "axis 'seed' has no value 9; it has 0, 1, 2")]
    [InlineData("""[ { "seed": [] } ]""", "exclude[0] (", "leaves no job out")]
    [InlineData("""[ { "seed": [0, 1, 2] } ]""", "exclude (", "leaves no job")]
    public void What_excludes_nothing_or_everything_is_a_mistake(string exclude, string place, string message)
    {
        var error = Assert.Throws<UserErrorException>(() => Plan(exclude));

        Assert.Contains("one mistake:", error.Message);
        Assert.Contains(place, error.Message);
        Assert.Contains(message, error.Message);
    }

    private SweepPlan Plan(string exclude) => SweepPlan.Load(
        _folder.WriteWhole($$"""
            { "question": "Does it?", "config": {{ExperimentFolder.TinyConfig}}, "exclude": {{exclude}}, "axes": [
              { "name": "kl", "path": "rl.kl.coefficient", "values": [0, 0.1] }, { "name": "seed", "path": "experiment.seed", "values": [0, 1, 2] } ] }
            """),
        [],
        ConfigFolder.NoEnvironment);
}
