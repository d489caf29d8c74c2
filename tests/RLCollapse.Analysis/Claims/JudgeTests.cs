using RLCollapse.Analysis.Claims;

namespace RLCollapse.Tests.Analysis.Claims;

public sealed class JudgeTests
{
    private const string TakesOver = """{ "id": "c", "statement": "s", "metric": "collapse/leader_mass", "comparison": ">=", "threshold": 0.9 }""";

    [Fact]
    public void A_true_claim_is_supported()
    {
        var finding = OverSeeds([0.95, 0.96, 0.97], TakesOver);

        Assert.Equal((Verdict.Supported, "t, log-odds", 3), (finding.Verdict, finding.Method, finding.Count));
        Assert.InRange(finding.Estimate, 0.960, 0.962); // the centre on the log-odds scale, a little above the mean
        Assert.InRange(finding.Low, 0.9, finding.Estimate);
        Assert.InRange(finding.High, finding.Estimate, 1);
        Assert.InRange(finding.P, 0.01, 0.05);
        Assert.Equal(["0", "1", "2"], finding.Values.Select(value => value.Name));
    }

    [Fact]
    public void A_wrong_claim_is_contradicted() => Assert.Equal(Verdict.Contradicted, OverSeeds([0.60, 0.61, 0.62], TakesOver).Verdict);

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
    public void Seeds_that_are_all_alike_count_as_signs_and_it_is_said()
    {
        var (five, six) = (OverSeeds(Enumerable.Repeat(0.95, 5), TakesOver), OverSeeds(Enumerable.Repeat(0.95, 6), TakesOver));

        Assert.Equal((Verdict.Inconclusive, 0.0625), (five.Verdict, five.P));
        Assert.Equal((Verdict.Supported, 0.03125, "sign test"), (six.Verdict, six.P, six.Method));
        Assert.Equal(Verdict.Contradicted, OverSeeds(Enumerable.Repeat(0.5, 6), TakesOver).Verdict);
        Assert.Contains("no spread", six.Notes.Single());
        Assert.Equal(double.NaN, six.Effect);
    }

    [Fact]
    public void The_threshold_itself_belongs_to_at_least_and_not_to_more_than()
    {
        Assert.True(OverSeeds([0.5, 0.5, 0.5], TakesOver.Replace("0.9", "0.5")).Favours);
        Assert.False(OverSeeds([0.5, 0.5, 0.5], TakesOver.Replace("0.9", "0.5").Replace(">=", ">")).Favours);
    }

    [Fact]
    public void A_spread_that_is_next_to_nothing_measures_no_effect()
    {
        Assert.InRange(OverSeeds([0.95, 0.96, 0.97], TakesOver).Effect, 0, 20);
        Assert.Equal(double.NaN, OverSeeds([0.95, 0.950001, 0.950002], TakesOver).Effect);
    }

    [Fact]
    public void An_interval_ends_where_its_metric_ends()
    {
        var finding = OverSeeds([0.7, 0.9, 1.0], TakesOver); // a seed at an end: no log-odds

        Assert.Equal(("t", 1.0), (finding.Method, finding.High));
    }

    [Theory]
    [InlineData(0.04, Verdict.Supported)]
    [InlineData(0.09, Verdict.Inconclusive)]
    [InlineData(0.30, Verdict.Contradicted)]
    [InlineData(-0.30, Verdict.Contradicted)]
    public void Equivalence_is_one_claim_with_two_sides(double difference, Verdict expected)
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(5)], at =>
            new("python", at["kl"] == "0" ? 0.6 : 0.6 + difference + (0.01 * (int.Parse(at["seed"]) - 2)), Base: at["seed"]));
        var finding = Of(sweep, """{ "id": "c", "statement": "s", "metric": "collapse/leader_mass", "where": { "kl": 1 }, "against": { "kl": 0 }, "comparison": "within", "threshold": 0.1 }""");

        Assert.Equal((expected, "TOST, paired t"), (finding.Verdict, finding.Method));
        Assert.Equal(expected == Verdict.Supported, finding.Low > -0.1 && finding.High < 0.1); // the 90 % interval says the same
        Assert.Equal(2, finding.Gaps.Count);
    }

    [Fact]
    public void A_claim_is_judged_by_the_seeds_that_it_names()
    {
        const string Fresh = """{ "id": "c", "statement": "s", "stated": "after seeds 0 to 2", "seeds": "3..5", "metric": "collapse/leader_mass", "comparison": ">=", "threshold": 0.9 }""";
        var finding = OverSeeds([0.5, 0.5, 0.5, 0.95, 0.96, 0.97], Fresh);

        Assert.Equal((3, Verdict.Supported, false), (finding.Count, finding.Verdict, finding.Claim.IsExploratory));
        Assert.Contains("(seed = 3..5)", FindingText.Sentence(finding));
        var seen = OverSeeds([0.95, 0.96, 0.97], Fresh);
        Assert.Equal((3, true), (seen.Count, seen.Claim.IsExploratory));
        Assert.Contains("seeds 3..5, which are to judge it, have not run", seen.Notes);
        Assert.True(OverSeeds([0.95, 0.96, 0.97], Fresh.Replace("\"3..5\"", "\"0..2\", \"exploratory\": true")).Claim.IsExploratory);
        Assert.True(OverSeeds([0.5, 0.5, 0.5], TakesOver.Replace("\"s\"", "\"s\", \"stated\": \"after\"")).Claim.IsExploratory);
    }

    [Fact]
    public void Missing_runs_are_named_and_none_at_all_is_inconclusive()
    {
        using var some = new SyntheticSweep([SyntheticSweep.Seeds(4)], at =>
            at["seed"] == "2" ? null : new("python", 0.95 + (0.003 * int.Parse(at["seed"]))));
        using var none = new SyntheticSweep([SyntheticSweep.Seeds(4)], _ => null);

        var (three, zero) = (Of(some, TakesOver), Of(none, TakesOver));

        Assert.Equal((Verdict.Supported, 3), (three.Verdict, three.Count));
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

        Assert.Equal(("paired t", "Cohen's dz"), (paired.Method, paired.EffectName));
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
        Assert.Equal(share < 1 ? Verdict.Supported : Verdict.Contradicted, finding.Verdict);
        Assert.Contains(share < 1 ? "(kl = 1 less 0.5 of kl = 0)" : "(kl = 1 less kl = 0)", FindingText.Sentence(finding));
    }

    [Fact]
    public void Unpaired_sides_have_the_pooled_deviation_for_their_effect()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(3)], at =>
            new("python", (at["kl"] == "0" ? 0.7 : 0.8) + (0.05 * (int.Parse(at["seed"]) - 1)), Base: at["kl"] + at["seed"]));
        var finding = Of(sweep, """{ "id": "c", "statement": "s", "metric": "collapse/leader_mass", "where": { "kl": 1 }, "against": { "kl": 0 }, "comparison": ">", "threshold": 0 }""");

        Assert.Equal(("Welch t", 2.0), (finding.Method, Math.Round(finding.Effect, 9))); // 0.1 / 0.05
    }

    [Fact]
    public void A_centre_on_the_other_side_than_the_mean_says_so()
    {
        var finding = OverSeeds([0.9999, 0.9999, 0.9999, 0.9999, 0.4], TakesOver);

        Assert.True(finding.Favours);
        Assert.Contains("their plain mean, 0.88, lies on the other side", finding.Notes);
    }

    [Fact]
    public void Seeds_that_were_run_at_different_places_are_told()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(4)], at =>
            at["kl"] == "1" && at["seed"] == "3" ? null : new("python", 0.9 + (0.01 * int.Parse(at["seed"]))));

        Assert.Contains("seeds differ in the places where they were run", Of(sweep, TakesOver).Notes);
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

        Assert.Equal((Verdict.Supported, 3, "paired t"), (finding.Verdict, finding.Count, finding.Method));
        Assert.Contains("one side only, left out: 3", finding.Notes[0]);
    }

    [Theory]
    [InlineData(5, 0, Verdict.Inconclusive)] // p = 2/32
    [InlineData(6, 0, Verdict.Supported)] // p = 2/64
    [InlineData(5, 1, Verdict.Inconclusive)]
    [InlineData(0, 6, Verdict.Contradicted)]
    public void A_share_of_runs_has_the_exact_test_and_Wilsons_interval(int code, int other, Verdict expected)
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(code + other)], at =>
            new(int.Parse(at["seed"]) < code ? "python" : "latex", 0.95));
        var finding = Of(sweep, """
            { "id": "c", "statement": "s", "quantifier": "fraction", "moreThan": 0.5, "metric": "winner=python|llm-code", "comparison": ">=", "threshold": 1,
              "and": [{ "metric": "collapse/leader_mass", "comparison": ">=", "threshold": 0.9 }] }
            """);

        Assert.Equal((expected, "binomial", code + other), (finding.Verdict, finding.Method, finding.Count));
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
        Assert.Equal((alone.Low, alone.High, alone.P), (both.Low, both.High, both.P));
        Assert.Contains("6 runs of 3 seeds", both.Notes.Single());
    }

    [Fact]
    public void Every_condition_must_hold_in_a_run()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(6)], _ => new("python", 0.7));
        var finding = Of(sweep, """
            { "id": "c", "statement": "s", "quantifier": "fraction", "atLeast": 0.5, "metric": "winner=python", "comparison": ">=", "threshold": 1,
              "and": [{ "metric": "collapse/leader_mass", "comparison": ">=", "threshold": 0.9 }] }
            """);

        Assert.Equal((Verdict.Contradicted, 0.0), (finding.Verdict, finding.Estimate));
    }

    [Fact]
    public void Collapses_that_never_came_leave_no_mean_unless_all_agree()
    {
        const string Early = """{ "id": "c", "statement": "s", "metric": "collapse_epoch", "comparison": "<=", "threshold": 1 }""";

        Assert.Equal((Verdict.Inconclusive, double.NaN),
            (OverSeeds([0.95, 0.6, 0.95], Early) is var mixed ? mixed.Verdict : default, mixed.Estimate));
        Assert.Equal(Verdict.Contradicted, OverSeeds(Enumerable.Repeat(0.6, 6), Early).Verdict);
        Assert.Equal(Verdict.Supported, OverSeeds([0.95, 0.96, 0.97, 0.95, 0.96, 0.97], Early).Verdict);
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

    private static Finding OverSeeds(IEnumerable<double> values, string claim)
    {
        double[] masses = [.. values];
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(masses.Length)], at => new("python", masses[int.Parse(at["seed"])]));
        return Of(sweep, claim);
    }

    private static Finding Of(SyntheticSweep sweep, string claim) => Verification.Run(sweep.Experiment(claim), sweep.Folder).Single();
}
