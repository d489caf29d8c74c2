using RLCollapse.Analysis.Results;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Sweeps;

public sealed class FurtherSeedsTests : IDisposable
{
    private const string Kl = """{ "name": "kl", "path": "rl.kl.coefficient", "values": [0, 0.1] }""";
    private readonly ExperimentFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("+3", "3,4,5")]
    [InlineData("+1", "3")]
    [InlineData("5..8", "5,6,7,8")]
    [InlineData("1..4", "3,4")]
    [InlineData("9,7", "7,9")]
    [InlineData("12,4..6", "4,5,6,12")]
    [InlineData("0..2", "")]
    [InlineData("2147483647", "2147483647")]
    public void Seeds_join_those_of_the_file_in_order(string text, string added)
    {
        var axis = Plan(FurtherSeeds.Read(text)).Experiment.Axes[1];

        Assert.Equal(added, string.Join(',', axis.Added));
        Assert.Equal(["0", "1", "2", .. axis.Added], axis.Values);
    }

    [Fact]
    public void Jobs_have_the_seeds_and_the_ids_and_runs_of_the_others_stay()
    {
        var (before, after) = (Plan(FurtherSeeds.None), Plan(FurtherSeeds.Read("+2")));

        Assert.Equal(10, after.Jobs.Count);
        Assert.All(after.Jobs, job => Assert.Equal($"{job.Config.Experiment.Seed}", job.Coordinates[1].Value));
        Assert.Equal(before.Jobs.Select(job => (job.Id, job.RunId)),
            after.Jobs.Where(job => job.Config.Experiment.Seed < 3).Select(job => (job.Id, job.RunId)));
        Assert.Empty(PlanDifference.Of(before.In(Sweep()), after.In(Sweep())));
        Assert.Equal(["axis seed: value 3, 4 are gone"], PlanDifference.Of(after.In(Sweep()), before.In(Sweep())));
    }

    [Fact]
    public void What_earlier_calls_have_added_is_read_off_the_plan_and_joins_what_is_asked_for_now()
    {
        var sweep = Sweep();
        Assert.Empty(FurtherSeeds.In(sweep));
        PlannedJobs.Write(Plan(FurtherSeeds.Read("7,9")), sweep);

        var recorded = FurtherSeeds.In(sweep);
        Assert.Equal([7, 9], recorded);
        Assert.Equal(["7", "9"], Plan(FurtherSeeds.None with { Recorded = recorded }).Experiment.Axes[1].Added);
        Assert.Equal(["3", "4", "7", "9"], Plan(FurtherSeeds.Read("+2") with { Recorded = recorded }).Experiment.Axes[1].Added);
        Assert.Equal(["7", "9"], PlanFile.Read(sweep.Path).Axes[1].Added);
    }

    [Fact]
    public void A_damaged_plan_beside_tables_is_no_plan_without_further_seeds()
    {
        var sweep = Sweep();
        PlannedJobs.Write(Plan(FurtherSeeds.Read("7,9")), sweep);
        File.WriteAllText(Path.Combine(sweep.Path, "plan.json"), "{");
        Assert.Empty(FurtherSeeds.In(sweep));

        File.WriteAllText(Path.Combine(sweep.Path, "table.csv"), "seed,run\n0,a\n");
        Assert.Contains("plan.json", Assert.Throws<UserErrorException>(() => FurtherSeeds.In(sweep)).Message);
    }

    [Fact]
    public void Exclusions_hold_for_the_seeds_that_they_name()
    {
        var plan = Plan(FurtherSeeds.Read("+1"), """, "exclude": [ { "kl": 0.1, "seed": [1, 2] } ]""");

        Assert.Equal(["kl=0 seed=0", "kl=0 seed=1", "kl=0 seed=2", "kl=0 seed=3", "kl=0.1 seed=0", "kl=0.1 seed=3"],
            plan.Jobs.Select(job => job.Id));
    }

    [Fact]
    public void Claims_may_speak_of_the_seeds_that_are_added()
    {
        const string claims = """
            , "claims": [ { "id": "c", "statement": "It does.", "metric": "accuracy", "comparison": ">", "threshold": 0, "where": { "seed": 4 } } ]
            """;

        Assert.Contains("axis 'seed' has no value 4", Assert.Throws<UserErrorException>(() => Plan(FurtherSeeds.None, claims)).Message);
        Assert.Equal(["4"], Plan(FurtherSeeds.Read("+2"), claims).Experiment.Claims[0].Where["seed"]);
    }

    [Theory]
    [InlineData("+0", "adds none")]
    [InlineData("+10001", "more than 10,000 seeds")]
    [InlineData("0..10000", "more than 10,000 seeds")]
    [InlineData("0..9999,10000", "more than 10,000 seeds")]
    [InlineData("0..2147483647", "more than 10,000 seeds")]
    [InlineData("7,9,7", "names seed 7 twice")]
    [InlineData("5..9,6", "names seed 6 twice")]
    [InlineData("24..5", "runs backwards; write 5..24")]
    [InlineData("-1", "seeds from 0 to 2147483647; found '-1'")]
    [InlineData("+-1", "found '+-1'")]
    [InlineData("-5..3", "found '-5..3'")]
    [InlineData("1..2..3", "found '1..2..3'")]
    [InlineData("1...3", "found '1...3'")]
    [InlineData("1.5", "found '1.5'")]
    [InlineData("2147483648", "found '2147483648'")]
    [InlineData("7,", "found '7,'")]
    [InlineData("", "found ''")]
    [InlineData("+", "found '+'")]
    public void What_names_no_seeds_is_refused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<UserErrorException>(() => FurtherSeeds.Read(text)).Message);

    [Theory]
    [InlineData(Kl)]
    [InlineData("""{ "name": "seed", "settings": { "0": { "experiment": { "seed": 0 } }, "1": { "experiment": { "seed": 1 } } } }""")]
    [InlineData("""{ "name": "seed", "zip": { "experiment.seed": [0, 1], "rl.epochs": [1, 2] } }""")]
    public void An_experiment_whose_seeds_are_no_list_takes_no_further_ones_and_is_swept_as_it_is(string axes)
    {
        var experiment = _folder.Write(axes);

        Assert.Contains("has no axis with path experiment.seed", Assert.Throws<UserErrorException>(
            () => SweepPlan.Load(experiment, [], ConfigFolder.NoEnvironment, FurtherSeeds.Read("+1"))).Message);
        Assert.Equal(2, SweepPlan.Load(experiment, [], ConfigFolder.NoEnvironment, FurtherSeeds.None with { Recorded = [9] }).Jobs.Count);
    }

    [Fact]
    public void Seeds_end_where_whole_numbers_do()
    {
        var experiment = _folder.Write("""{ "name": "seed", "path": "experiment.seed", "values": [2147483647] }""");

        Assert.Contains("There are no 1 seeds above 2147483647", Assert.Throws<UserErrorException>(
            () => SweepPlan.Load(experiment, [], ConfigFolder.NoEnvironment, FurtherSeeds.Read("+1"))).Message);
    }

    private static SweepFolder Sweep() => new(Tiny.TemporaryFolder(), "exp");

    private SweepPlan Plan(FurtherSeeds seeds, string members = "") => SweepPlan.Load(
        _folder.WriteWhole($$"""
            { "question": "Does it?", "config": {{ExperimentFolder.TinyConfig}}{{members}}, "axes": [ {{Kl}},
              { "name": "seed", "path": "experiment.seed", "values": [0, 1, 2] } ] }
            """),
        [], ConfigFolder.NoEnvironment, seeds);
}
