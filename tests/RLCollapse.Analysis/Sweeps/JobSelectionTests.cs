using RLCollapse.Analysis.Sweeps;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Sweeps;

public sealed class JobSelectionTests : IDisposable
{
    private const string Labelled = """
        { "name": "kl", "path": "rl.kl.coefficient", "values": [0, 0.1], "labels": { "0": "no penalty" } },
        { "name": "seed", "path": "experiment.seed", "values": [0, 1, 2] }
        """;

    private readonly ExperimentFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("kl=0.1 seed=0", "kl=0.10", "seed=0")]
    [InlineData("kl=0 seed=2", "seed=2", "kl=no penalty")]
    [InlineData("kl=0 seed=0; kl=0 seed=2; kl=0.1 seed=0; kl=0.1 seed=2", "seed=0,2")]
    [InlineData("kl=0 seed=0; kl=0 seed=2; kl=0.1 seed=0; kl=0.1 seed=2", "seed=0", "seed=2")]
    public void Jobs_are_those_at_a_value_of_every_axis_that_is_named(string expected, params string[] only)
    {
        var plan = _folder.Plan(Labelled);

        Assert.Equal(expected.Split("; "), plan.Only([.. only.Select(JobSelection.Read)]).Jobs.Select(job => job.Id));
        Assert.Equal(6, plan.Only([]).Jobs.Count);
    }

    [Theory]
    [InlineData("--only takes axis=value", "seed")]
    [InlineData("--only takes axis=value", "=0")]
    [InlineData("--only takes axis=value", "seed=0,")]
    [InlineData("the sweep has no axis 'sed'; did you mean seed?", "sed=0")]
    [InlineData("axis 'kl' has no value 0.2; it has 0, 0.1.", "kl=0.2")]
    public void What_is_no_place_of_the_plan_is_refused(string message, string only) => Assert.Contains(
        message, Assert.Throws<UserErrorException>(() => _folder.Plan(Labelled).Only([JobSelection.Read(only)])).Message);

    [Fact]
    public void A_place_that_the_experiment_excludes_has_no_job()
    {
        var experiment = _folder.WriteWhole($$"""
            { "question": "Does it?", "config": {{ExperimentFolder.TinyConfig}}, "axes": [ {{Labelled}} ], "exclude": [{ "kl": 0, "seed": 1 }] }
            """);
        var plan = SweepPlan.Load(experiment, [], ConfigFolder.NoEnvironment);

        Assert.StartsWith("No job is at kl=0 seed=1", Assert.Throws<UserErrorException>(() =>
            plan.Only([JobSelection.Read("kl=0"), JobSelection.Read("seed=1")])).Message);
    }
}
