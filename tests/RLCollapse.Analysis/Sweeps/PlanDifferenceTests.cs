using RLCollapse.Analysis.Results;
using RLCollapse.Analysis.Sweeps;

namespace RLCollapse.Tests.Analysis.Sweeps;

public sealed class PlanDifferenceTests
{
    [Fact]
    public void Equal_plans_reordered_values_and_further_seeds_do_not_differ()
    {
        Assert.Empty(PlanDifference.Of(Plan(["0", "1"], 2), Plan(["0", "1"], 2)));
        Assert.Empty(PlanDifference.Of(Plan(["0", "1"], 2), Plan(["1", "0"], 5)));
    }

    [Fact]
    public void What_is_gone_and_what_is_new_is_named()
    {
        Assert.Equal(["axis kl: value 1 is gone", "axis kl: value 2, 3 are new"],
            PlanDifference.Of(Plan(["0", "1"], 2), Plan(["0", "2", "3"], 2)));
        Assert.Equal(["axis seed: value 1 is gone"], PlanDifference.Of(Plan(["0", "1"], 2), Plan(["0", "1"], 1)));
        Assert.Equal(["option rl.epochs=2 is gone", "option rl.epochs=3 is new"],
            PlanDifference.Of(Plan(["0"], 1) with { Overrides = ["rl.epochs=2"] }, Plan(["0"], 1) with { Overrides = ["rl.epochs=3"] }));
        Assert.Equal(["axis scale is new"], PlanDifference.Of(
            Of([SyntheticSweep.Kl("0")]), Of([SyntheticSweep.Kl("0"), SyntheticSweep.Scale("xs")])));
        Assert.Equal(["axis kl: sets named settings, before rl.kl.coefficient"],
            PlanDifference.Of(Of([SyntheticSweep.Kl("0")]), Of([new("kl", [], ["0"])])));
    }

    [Fact]
    public void A_job_that_is_left_out_is_a_difference_unless_its_seed_is_new()
    {
        var (whole, more) = (Plan(["0", "1"], 2), Plan(["0", "1"], 3));

        Assert.Equal(["job kl=1 seed=1 is gone"], PlanDifference.Of(whole, whole with { Jobs = [.. whole.Jobs.Take(3)] }));
        Assert.Empty(PlanDifference.Of(whole, more with { Jobs = [.. more.Jobs.Take(5)] }));
    }

    private static PlannedSweep Plan(string[] kl, int seeds) => Of([SyntheticSweep.Kl(kl), SyntheticSweep.Seeds(seeds)]);

    private static PlannedSweep Of(PlannedAxis[] axes) => new("exp", "", "", axes, [.. SweepData.Product(axes).Select((place, i) =>
        new PlannedRun(i, PlannedRun.IdOf(place.Select(p => (p.Axis.Name, p.Value))), place.ToDictionary(p => p.Axis.Name, p => p.Value),
            $"/runs/{i}"))]);
}
