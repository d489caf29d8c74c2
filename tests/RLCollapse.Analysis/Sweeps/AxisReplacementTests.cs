using RLCollapse.Analysis.Sweeps;

namespace RLCollapse.Tests.Analysis.Sweeps;

public sealed class AxisReplacementTests : IDisposable
{
    private readonly ExperimentFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_option_takes_the_place_of_the_axis_that_varies_it_and_says_so()
    {
        var plan = _folder.Plan(ExperimentFolder.TwoByTwo, "rl.kl.Coefficient=0.10");

        Assert.Equal(["kl=0.1 seed=0", "kl=0.1 seed=1"], plan.Jobs.Select(job => job.Id));
        Assert.All(plan.Jobs, job => Assert.Equal(0.1, job.Config.Rl.Kl.Coefficient));
        Assert.Equal(["rl.kl.coefficient=0.10 takes the place of the 2 values of axis 'kl'"], plan.Replaced);
        Assert.Equal(["rl.kl.coefficient=0.10"], plan.Departures);
    }

    [Fact]
    public void A_value_that_the_axis_does_not_have_takes_its_place_too_also_from_a_variable()
    {
        var plan = SweepPlan.Load(_folder.Write(ExperimentFolder.TwoByTwo), ["rl.kl.coefficient=0.7"],
            new Dictionary<string, string> { ["RLCOLLAPSE__experiment__seed"] = "3" });

        Assert.Equal(["kl=0.7 seed=3"], plan.Jobs.Select(job => job.Id));
        Assert.Equal(3, plan.Jobs[0].Config.Experiment.Seed);
        Assert.Equal(2, plan.Replaced.Count);
    }

    [Fact]
    public void Of_an_axis_of_several_paths_the_others_still_vary()
    {
        const string axes = """{ "name": "pair", "zip": { "rl.epochs": [2, 1, 2], "rl.kl.coefficient": [0, 0.1, 0.3] } }""";

        Assert.Equal(["pair=0", "pair=0.1", "pair=0.3"], _folder.Plan(axes, "rl.epochs=1").Jobs.Select(job => job.Id));
        Assert.Equal(["pair=2", "pair=1"], _folder.Plan(axes, "rl.kl.coefficient=1").Jobs.Select(job => job.Id));
        Assert.Equal(["pair=1/1"], _folder.Plan(axes, "rl.kl.coefficient=1", "rl.epochs=1").Jobs.Select(job => job.Id));
    }

    [Fact]
    public void Claims_and_exclusions_of_other_values_are_left_out_and_the_others_stay()
    {
        var experiment = _folder.WriteWhole($$"""
            { "question": "Does it?", "config": {{ExperimentFolder.TinyConfig}}, "axes": [ {{ExperimentFolder.TwoByTwo}} ],
              "exclude": [{ "kl": 0, "seed": 1 }],
              "claims": [
                { "id": "none", "statement": "s", "metric": "accuracy", "comparison": ">=", "threshold": 0, "where": { "kl": 0 } },
                { "id": "less", "statement": "s", "metric": "accuracy", "comparison": ">=", "threshold": 0, "where": { "kl": 0.1 }, "against": { "kl": 0 } },
                { "id": "weak", "statement": "s", "metric": "accuracy", "comparison": ">=", "threshold": 0, "where": { "kl": 0.1 } } ] }
            """);

        var plan = SweepPlan.Load(experiment, ["rl.kl.coefficient=0.1"], ConfigFolder.NoEnvironment);

        Assert.Equal(["weak"], plan.Experiment.Claims.Select(claim => claim.Id));
        Assert.Empty(plan.Experiment.Exclusions);
        Assert.EndsWith("and claims that speak of its other values are left out: none, less", plan.Replaced.Single());
    }
}
