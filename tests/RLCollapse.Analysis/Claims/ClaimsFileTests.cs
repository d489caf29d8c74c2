using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Claims;

public sealed class ClaimsFileTests
{
    [Fact]
    public void A_claim_is_read_with_its_defaults()
    {
        var claim = Read("""{ "id": "a", "statement": "s", "metric": "gain(pass@1)", "where": { "kl": [0, "1.0"] }, "comparison": ">", "threshold": 0.1 }""").Single();

        Assert.Equal(("a", "s", "gain(pass@1)", ">", 0.1),
            (claim.Id, claim.Statement, claim.Condition.Metric.Text, claim.Condition.Comparison.Symbol, claim.Condition.Threshold));
        Assert.Equal(["0", "1"], claim.Where["kl"]);
        Assert.Equal((0.95, 3), (claim.Level, claim.MinimumSeeds));
        Assert.Null(claim.Against);
        Assert.Equal(1, claim.AgainstShare);
        Assert.Null(claim.Fraction);
        Assert.Null(claim.IfNot);
    }

    [Fact]
    public void A_claim_says_what_to_think_of_it_where_it_does_not_come_out() => Assert.Equal(
        new Doubt("too few steps.", "twice as many."),
        Read("""{ "id": "a", "statement": "s", "metric": "pass@1", "comparison": ">", "threshold": 0, "ifNot": { "reason": "too few steps.", "test": "twice as many." } }""").Single().IfNot);

    [Fact]
    public void A_claim_that_was_stated_late_says_so()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], _ => new("python", 0.97));
        var file = sweep.Experiment("""{ "id": "a", "statement": "It rises.", "stated": "after a first look", "metric": "accuracy", "comparison": ">", "threshold": 0 }""");
        Verification.Run(file, sweep.Folder);

        var recorded = RecordedVerdicts.Read(sweep.Folder)!.Claims["a"];
        Assert.Equal(("It rises.", "after a first look", true), (recorded.Statement, recorded.Stated, recorded.IsExploratory));
        var page = File.ReadAllText(Path.Combine(sweep.Folder, "claims.md"));
        Assert.True(page.IndexOf("**a** It rises. |", StringComparison.Ordinal) > page.IndexOf("## Exploratory", StringComparison.Ordinal));
        Assert.Contains("Stated after a first look.", page);
    }

    [Theory]
    [InlineData("""{ "id": "a", "statement": "s", "metric": "accuracy", "comparison": "within", "threshold": 0 }""", "must be above 0")]
    [InlineData("""{ "id": "a", "statement": "s", "seeds": "2..1", "metric": "accuracy", "comparison": ">", "threshold": 0 }""", "a range of seeds")]
    [InlineData("""{ "id": "a", "statement": "s", "seeds": 3, "metric": "accuracy", "comparison": ">", "threshold": 0 }""", "a range of seeds")]
    [InlineData("""{ "id": "a", "statement": "s", "seeds": "0..1", "where": { "seed": 0 }, "metric": "accuracy", "comparison": ">", "threshold": 0 }""", "names seeds, and so does")]
    [InlineData("""{ "id": "a", "statement": "s", "metric": "accuracy", "across": "kl", "comparison": ">", "threshold": 0 }""", "is of one")]
    [InlineData("""{ "id": "a", "statement": "s", "metric": "rank_correlation(accuracy, pass@1)", "comparison": ">", "threshold": 0 }""", "is missing: the axis")]
    [InlineData("""{ "id": "a", "statement": "s", "metric": "rank_correlation(accuracy, pass@1)", "across": "sede", "comparison": ">", "threshold": 0 }""", "no axis 'sede'")]
    [InlineData("""{ "id": "a", "statement": "s", "metric": "rank_correlation(accuracy, pass@1)", "across": "seed", "comparison": ">", "threshold": 0 }""", "axis of seeds")]
    [InlineData("""{ "id": "a", "statement": "s", "metric": "homogeneity/inter", "across": "kl", "where": { "kl": 0 }, "comparison": ">", "threshold": 0 }""", "takes several values of kl")]
    [InlineData("""{ "id": "a", "statement": "s", "metric": "accuracy", "quantifier": "fraction", "moreThan": 0.5, "comparison": ">", "threshold": 0, "and": [{ "metric": "homogeneity/inter", "comparison": ">", "threshold": 0 }] }""", "a condition here is on each")]
    public void Seeds_and_margins_are_checked(string claim, string message) =>
        Assert.Contains(message, Assert.Throws<UserErrorException>(() => Read(claim)).Message);

    [Fact]
    public void Every_mistake_is_reported_at_once()
    {
        var message = Assert.Throws<UserErrorException>(() => Read("""
            { "id": "a", "ifNot": "so", "metrc": 1, "metric": "leader", "where": { "kl": 7, "sclae": "xs" }, "comparison": "=>", "threshold": "1", "atLeast": 0.5, "againstShare": 0.5, "level": 95, "minimumSeeds": 1 },
            { "id": "a", "statement": "s", "metric": "accuracy", "comparison": ">", "threshold": 1, "ifNot": { "reason": 1, "tset": "t" }, "quantifier": "fraction", "against": {}, "againstShare": 1.5, "and": [{ "metric": "x y z", "comparison": ">" }] },
            3
            """)).Message;

        foreach (var part in (string[])
            [
                "claims[0].metrc (", "claim a: unknown key; did you mean metric?", "claims[0].statement (",
                    "claim a: is missing; it is the claim in a plain sentence", "claims[0].metric (",
                    "claim a: 'leader': there is no metric 'leader'",
                "claims[0].where.kl (", "claim a: axis 'kl' has no value 7; it has 0, 1", "claims[0].where.sclae (",
                    "the sweep has no axis 'sclae'; did you mean scale?", "claims[0].comparison (", "found '=>'", "claims[0].threshold (",
                    "expected a number, found the text \"1\"",
                "claims[0].atLeast (", "stands only with \"quantifier\"", "claims[0].againstShare (", "stands only with \"against\"",
                    "claims[1].againstShare (", "must be a part of the other mean", "claims[0].level (", "must be between 0 and 1",
                "claims[0].minimumSeeds (", "must be a whole number from 2", "claims[1].id (", "another claim is called a, too",
                    "claims[1].against (", "cannot stand with a fraction", "fraction needs either atLeast or moreThan",
                "claims[1].and[0].metric (", "'x y z'", "claims[1].and[0].threshold (", "claims[2] (", "expected a claim",
                    "claims[0].ifNot (", "expected an object { reason, test }", "claims[1].ifNot.tset (", "did you mean test?",
                "claims[1].ifNot.reason (", "expected a text, found 1", "claims[1].ifNot.test (",
                    "is missing; it is the experiment that would tell", "experiment.json:2): another claim is called a, too",
            ])
        {
            Assert.Contains(part, message);
        }
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("{}", "has no claims")]
    [InlineData("""{ "claims": [] }""", "has no claims")]
    public void A_file_without_claims_is_a_user_error(string text, string reason)
    {
        using var folder = new ConfigFolder();

        Assert.Contains(reason, Assert.Throws<UserErrorException>(
            () => ClaimsFile.Read(folder.Write("experiment.json", text), Plan)).Message);
    }

    [Fact]
    public void What_no_run_has_measured_is_a_user_error()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], _ => new("python", 0.97));
        var file = sweep.Experiment("""{ "id": "a", "statement": "s", "metric": "pass@64", "comparison": ">", "threshold": 0.1 }""");

        Assert.Contains("none of the 3 finished runs (all runs) has measured pass@64",
            Assert.Throws<UserErrorException>(() => Verification.Run(file, sweep.Folder)).Message);
    }

    private static PlannedSweep Plan { get; } = new("study", "", "", [SyntheticSweep.Kl("0", "1"), SyntheticSweep.Scale("xs", "s"),
        SyntheticSweep.Seeds(3)], []);

    private static IReadOnlyList<Claim> Read(string claims)
    {
        using var folder = new ConfigFolder();
        return ClaimsFile.Read(folder.Write("experiment.json", $$"""{ "claims": [{{claims}}] }"""), Plan);
    }
}
