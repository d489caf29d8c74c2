using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Sweeps;

public sealed class BisectionTests : IDisposable
{
    private const string Axes = """
        { "name": "kl", "path": "rl.kl.coefficient", "values": [0, 1e-1] },
        { "name": "size", "settings": { "xs": {}, "s": { "model": { "layers": 2 } } } },
        { "name": "rows", "path": "rl.prompts", "values": [40, 44] },
        { "name": "word", "path": "experiment.name", "values": ["a"] },
        { "name": "pair", "zip": { "rl.epochs": [1], "rl.clip.ratio": [0.2] } },
        { "name": "seed", "path": "experiment.seed", "values": [0, 1] }
        """;

    private readonly ExperimentFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Only_the_arms_that_the_claim_speaks_of_are_planned_each_with_every_seed()
    {
        var plan = Plan("""{ "kl": 0.1, "size": "s", "rows": 40 }""", "null", 0.02, 0.5);

        Assert.Equal(["kl=0.02 size=s rows=40 word=a pair=1/0.2 seed=0", "kl=0.02 size=s rows=40 word=a pair=1/0.2 seed=1",
            "kl=0.5 size=s rows=40 word=a pair=1/0.2 seed=0", "kl=0.5 size=s rows=40 word=a pair=1/0.2 seed=1"],
            plan.Jobs.Select(job => job.Id));
        Assert.Equal([0.02, 0.5], plan.Jobs.Select(job => job.Config.Rl.Kl.Coefficient).Distinct());
        Assert.Equal(["s"], plan.Experiment.Axes[1].Values);
        Assert.Equal(["0.02", "0.5"], plan.Experiment.Axes[0].Added);
    }

    [Fact]
    public void A_value_that_the_experiment_has_is_the_same_run_under_the_same_id()
    {
        var known = SweepPlan.Load(Write("{ \"kl\": 0 }", "null"), [], ConfigFolder.NoEnvironment).Jobs.ToDictionary(job => job.Id);

        Assert.All(Plan("""{ "kl": 0 }""", "null", 0.1).Jobs, job => Assert.Equal(known[job.Id].RunId, job.RunId));
    }

    [Theory]
    [InlineData("""{ "kl": 0, "size": "s" }""", "0.3", "0, 0.3")]
    [InlineData("""{ "kl": 0.1, "size": "xs" }""", "0.3", "0.3")]
    [InlineData("""{ "size": "xs" }""", "0.3", "0, 1e-1, 0.3")]
    public void The_other_side_stays_where_it_is_unless_the_claim_has_both_at_one_place(string against, string value, string values)
    {
        var bisection = Bisection("""{ "kl": 0.1, "size": "s" }""", against);
        var claim = bisection.At(0.3);

        Assert.Equal([value], claim.Where["kl"]);
        Assert.Equal(values, string.Join(", ", claim.Against!["kl"].Union(claim.Where["kl"])));
        Assert.Equal(values.Split(", "),
            bisection.Plan([0.3], [], ConfigFolder.NoEnvironment).Experiment.Axes[0].Values);
    }

    [Theory]
    [InlineData("size", "c", 1, 2, "Axis 'size' of exp cannot be bisected: it is one of named settings.")]
    [InlineData("seed", "c", 1, 2, "repeats arms with other seeds")]
    [InlineData("pair", "c", 1, 2, "moves several options together")]
    [InlineData("word", "c", 1, 2, "has values that are no numbers")]
    [InlineData("k", "c", 1, 2, "exp has no axis 'k'; did you mean kl?")]
    [InlineData("kl", "d", 1, 2, "exp has no claim 'd'")]
    [InlineData("rows", "c", 40, 44, "Claim 'c' of exp names no place on axis 'rows' in its \"where\"")]
    public void What_cannot_be_bisected_is_refused(string axis, string claim, double low, double high, string message)
    {
        var experiment = SweepPlan.Load(Write("{ \"kl\": 0 }", "null"), [], ConfigFolder.NoEnvironment).Experiment;

        Assert.Contains(message,
            Assert.Throws<UserErrorException>(() => new Bisection(experiment, axis, claim, new(low, high))).Message);
    }

    [Fact]
    public void An_option_of_whole_numbers_is_bisected_in_whole_numbers()
    {
        var experiment = SweepPlan.Load(Write("{ \"rows\": 40 }", "null"), [], ConfigFolder.NoEnvironment).Experiment;

        Assert.True(new Bisection(experiment, "rows", "c", new(40, 44)).Bracket.IsWhole);
        Assert.Contains("rl.prompts takes whole numbers; found 40.5..44",
            Assert.Throws<UserErrorException>(() => new Bisection(experiment, "rows", "c", new(40.5, 44))).Message);
    }

    [Fact]
    public void A_value_that_the_option_cannot_have_is_a_mistake() =>
        Assert.Contains("rl.kl.coefficient", Assert.Throws<UserErrorException>(() => Plan("{ \"kl\": 0 }", "null", -1)).Message);

    [Fact]
    public void The_sentence_says_where_the_verdict_is_what()
    {
        var bisection = Bisection("""{ "kl": 0 }""", "null");
        var claim = bisection.Claim;
        var (yes, no, open) = (Verdict.Supported, Verdict.Contradicted, Verdict.Inconclusive);

        Assert.Equal("c: supported at kl = 0 to 0.1, inconclusive at kl = 0.2, contradicted at kl = 0.3 to 1.",
            BisectionReport.Sentence(bisection, Found(claim, (0, yes), (0.1, yes), (0.2, open), (0.3, no), (1, no))));
        Assert.Equal("c: supported at both ends, kl = 0 and 1: no change of verdict between them to narrow; give other ends.",
            BisectionReport.Sentence(bisection, Found(claim, (0, yes), (1, yes))));
        Assert.EndsWith("give more --seeds.", BisectionReport.Sentence(bisection, Found(claim, (0, open), (1, open))));
    }

    private static (double, Finding)[] Found(Claim claim, params (double Value, Verdict Verdict)[] found) =>
        [.. found.Select(one => (one.Value, new Finding
        {
            Claim = claim,
            P = one.Verdict == Verdict.Inconclusive ? 1 : 0,
            Favours = one.Verdict == Verdict.Supported,
            Method = "",
            EffectName = "",
        }))];

    private SweepPlan Plan(string where, string against, params double[] values) =>
        Bisection(where, against).Plan(values, [], ConfigFolder.NoEnvironment);

    private Bisection Bisection(string where, string against) => new(
        SweepPlan.Load(Write(where, against), [], ConfigFolder.NoEnvironment).Experiment, "kl", "c", new(0, 1));

    private string Write(string where, string against) => _folder.WriteWhole($$"""
        { "question": "Does it?", "config": {{ExperimentFolder.TinyConfig}}, "axes": [ {{Axes}} ],
          "claims": [ { "id": "c", "statement": "It does.", "metric": "accuracy", "comparison": ">", "threshold": 0, "where": {{where}}
            {{(against == "null" ? "" : $", \"against\": {against}")}} } ] }
        """);
}
