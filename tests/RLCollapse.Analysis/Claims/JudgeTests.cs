using RLCollapse.Analysis.Claims;

namespace RLCollapse.Tests.Analysis.Claims;

public sealed class JudgeTests
{
    private const string TakesOver = """{ "id": "c", "statement": "s", "metric": "collapse/leader_mass", "comparison": ">=", "threshold": 0.9 }""";

    [Fact]
    public void A_true_claim_is_reproduced()
    {
        var finding = OverSeeds([0.95, 0.96, 0.97], TakesOver);

        Assert.Equal((Verdict.Reproduced, "Student t", 3), (finding.Verdict, finding.Method, finding.Count));
        Assert.Equal(0.96, finding.Estimate, 9);
        Assert.Equal(6, finding.Effect, 9); // (0.96 − 0.9) / 0.01
        Assert.Equal(["0", "1", "2"], finding.Values.Select(value => value.Name));
    }

    [Fact]
    public void A_wrong_claim_is_not_reproduced() => Assert.Equal(Verdict.NotReproduced, OverSeeds([0.60, 0.61, 0.62], TakesOver).Verdict);

    [Fact]
    public void An_interval_that_straddles_the_threshold_is_inconclusive() =>
        Assert.Equal(Verdict.Inconclusive, OverSeeds([0.80, 0.95, 0.99], TakesOver).Verdict);

    [Fact]
    public void Too_few_seeds_are_inconclusive_however_clear()
    {
        var finding = OverSeeds([0.99, 0.991], TakesOver);

        Assert.Equal(Verdict.Inconclusive, finding.Verdict);
        Assert.Contains("2 seeds of the 3", finding.Notes.Single());
    }

    [Fact]
    public void Seeds_that_are_all_alike_are_judged_by_their_number_and_it_is_said()
    {
        var (good, bad) = (OverSeeds([0.95, 0.95, 0.95], TakesOver), OverSeeds([0.5, 0.5, 0.5], TakesOver));

        Assert.Equal((Verdict.Reproduced, Verdict.NotReproduced), (good.Verdict, bad.Verdict));
        Assert.Contains("no width", good.Notes.Single());
        Assert.Equal(double.NaN, good.Effect);
    }

    [Fact]
    public void The_threshold_itself_belongs_to_at_least_and_not_to_more_than()
    {
        Assert.Equal(Verdict.Reproduced, OverSeeds([0.5, 0.5, 0.5], TakesOver.Replace("0.9", "0.5")).Verdict);
        Assert.Equal(Verdict.NotReproduced, OverSeeds([0.5, 0.5, 0.5], TakesOver.Replace("0.9", "0.5").Replace(">=", ">")).Verdict);
    }

    [Fact]
    public void Missing_runs_are_named_and_none_at_all_is_inconclusive()
    {
        using var some = new SyntheticSweep([SyntheticSweep.Seeds(4)], at =>
            at["seed"] == "2" ? null : new("python", 0.95 + (0.01 * int.Parse(at["seed"]))));
        using var none = new SyntheticSweep([SyntheticSweep.Seeds(4)], _ => null);

        var (three, zero) = (Of(some, TakesOver), Of(none, TakesOver));

        Assert.Equal((Verdict.Reproduced, 3), (three.Verdict, three.Count));
        Assert.Contains("seed=2 (not started)", three.Notes.Single());
        Assert.Equal((Verdict.Inconclusive, 0), (zero.Verdict, zero.Count));
        Assert.StartsWith("No finished run", FindingText.Sentence(zero));
    }

    [Fact]
    public void Differences_over_shared_bases_are_paired()
    {
        const string Keeps = """{ "id": "c", "statement": "s", "metric": "collapse/leader_mass", "where": { "kl": 1 }, "against": { "kl": 0 }, "comparison": "<", "threshold": 0 }""";
        double[] zero = [0.70, 0.80, 0.90], one = [0.68, 0.79, 0.87]; // differences −0.02, −0.01, −0.03
        RunEnd At(IReadOnlyDictionary<string, string> at, Func<string, string> of) =>
            new("python", (at["kl"] == "0" ? zero : one)[int.Parse(at["seed"])], Base: of(at["kl"]) + at["seed"]);
        using var shared = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(3)], at => At(at, _ => "b"));
        using var other = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(3)], at => At(at, kl => kl));

        var (paired, unpaired) = (Of(shared, Keeps), Of(other, Keeps));

        Assert.Equal(("paired Student t", "Cohen's dz"), (paired.Method, paired.EffectName));
        Assert.Equal(-0.02, paired.Estimate, 9);
        Assert.Equal(-2, paired.Effect, 9);
        Assert.Equal(-0.02 + (4.302652729911275 * 0.01 / Math.Sqrt(3)), paired.High, 9);
        Assert.Equal(("Welch t", Verdict.Inconclusive), (unpaired.Method, unpaired.Verdict));
        Assert.Equal(-0.02, unpaired.Estimate, 9);
        Assert.True(unpaired.High > 0);
    }

    [Theory]
    [InlineData(1, -0.27)]
    [InlineData(0.5, 0.175)]
    public void A_part_of_the_other_mean_can_be_subtracted(double share, double expected)
    {
        using var sweep = new SyntheticSweep(
            [SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(3)],
            at => new("python", at["kl"] == "0" ? 0.89 : 0.61 + (0.01 * int.Parse(at["seed"])), Base: at["seed"]));
        var finding = Of(sweep, $$"""{ "id": "c", "statement": "s", "metric": "collapse/leader_mass", "where": { "kl": 1 }, "against": { "kl": 0 }, "againstShare": {{share}}, "comparison": ">", "threshold": 0 }""");

        Assert.Equal(expected, finding.Estimate, 9);
        Assert.Equal(share < 1 ? Verdict.Reproduced : Verdict.NotReproduced, finding.Verdict);
        Assert.Contains(share < 1 ? "(kl = 1 less 0.5 of kl = 0)" : "(kl = 1 less kl = 0)", FindingText.Sentence(finding));
    }

    [Fact]
    public void A_seed_on_one_side_only_is_left_out_of_pairs()
    {
        using var sweep = new SyntheticSweep(
            [SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(4)],
            at => at["kl"] == "1" && at["seed"] == "3"
                ? null
                : new("python", at["kl"] == "0" ? 0.95 : 0.5 + (0.01 * int.Parse(at["seed"])), Base: at["seed"]));
        var finding = Of(sweep, """{ "id": "c", "statement": "s", "metric": "collapse/leader_mass", "where": { "kl": 1 }, "against": { "kl": 0 }, "comparison": "<", "threshold": 0 }""");

        Assert.Equal((Verdict.Reproduced, 3, "paired Student t"), (finding.Verdict, finding.Count, finding.Method));
        Assert.Contains("one side only, left out: 3", finding.Notes[0]);
    }

    [Theory]
    [InlineData(5, 0, Verdict.Reproduced)] // Wilson [0.57, 1]
    [InlineData(3, 0, Verdict.Inconclusive)] // Wilson [0.44, 1]
    [InlineData(4, 1, Verdict.Inconclusive)]
    [InlineData(0, 5, Verdict.NotReproduced)]
    public void A_share_of_runs_has_Wilsons_interval(int code, int other, Verdict expected)
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(code + other)], at =>
            new(int.Parse(at["seed"]) < code ? "python" : "latex", 0.95));
        var finding = Of(sweep, """
            { "id": "c", "statement": "s", "quantifier": "fraction", "moreThan": 0.5, "metric": "winner=python|llm-code", "comparison": ">=", "threshold": 1,
              "and": [{ "metric": "collapse/leader_mass", "comparison": ">=", "threshold": 0.9 }] }
            """);

        Assert.Equal((expected, "Wilson", code + other), (finding.Verdict, finding.Method, finding.Count));
        Assert.Equal(code / (double)(code + other), finding.Estimate, 9);
    }

    [Fact]
    public void Runs_of_a_seed_do_not_narrow_the_interval_of_a_share()
    {
        const string Wins = """{ "id": "c", "statement": "s", "quantifier": "fraction", "moreThan": 0.5, "metric": "winner=python", "comparison": ">=", "threshold": 1 }""";
        using var three = new SyntheticSweep([SyntheticSweep.Seeds(3)], _ => new("python", 0.95));
        using var twice = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(3)], _ => new("python", 0.95));

        var (alone, both) = (Of(three, Wins), Of(twice, Wins));

        Assert.Equal((3, 3, 6), (alone.Count, both.Count, both.Values.Count));
        Assert.StartsWith("6 of 6 runs have", FindingText.Sentence(both));
        Assert.Equal((alone.Low, alone.High, alone.Verdict), (both.Low, both.High, both.Verdict));
        Assert.Contains("6 runs of 3 seeds", both.Notes.Single());
    }

    [Fact]
    public void Every_condition_must_hold_in_a_run()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(5)], _ => new("python", 0.7));
        var finding = Of(sweep, """
            { "id": "c", "statement": "s", "quantifier": "fraction", "atLeast": 0.5, "metric": "winner=python", "comparison": ">=", "threshold": 1,
              "and": [{ "metric": "collapse/leader_mass", "comparison": ">=", "threshold": 0.9 }] }
            """);

        Assert.Equal((Verdict.NotReproduced, 0.0), (finding.Verdict, finding.Estimate));
    }

    [Fact]
    public void Collapses_that_never_came_leave_no_mean_unless_all_agree()
    {
        const string Early = """{ "id": "c", "statement": "s", "metric": "collapse_epoch", "comparison": "<=", "threshold": 1 }""";

        Assert.Equal((Verdict.Inconclusive, double.NaN),
            (OverSeeds([0.95, 0.6, 0.95], Early) is var mixed ? mixed.Verdict : default, mixed.Estimate));
        Assert.Equal(Verdict.NotReproduced, OverSeeds([0.6, 0.6, 0.6], Early).Verdict);
        Assert.Equal(Verdict.Reproduced, OverSeeds([0.95, 0.96, 0.97], Early).Verdict);
    }

    [Fact]
    public void Axes_left_open_are_averaged_within_each_seed()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(3)], at =>
            new("python", at["kl"] == "0" ? 0.9 : 0.8));
        var finding = Of(sweep, TakesOver.Replace("0.9", "0.8"));

        Assert.Equal(3, finding.Count);
        Assert.Equal(0.85, finding.Estimate, 9);
    }

    private static Finding OverSeeds(double[] masses, string claim)
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(masses.Length)], at => new("python", masses[int.Parse(at["seed"])]));
        return Of(sweep, claim);
    }

    private static Finding Of(SyntheticSweep sweep, string claim) => Verification.Run(sweep.Experiment(claim), sweep.Folder).Single();
}
