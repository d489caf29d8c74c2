using RLCollapse.Analysis.Claims;
using RLCollapse.Statistics;

namespace RLCollapse.Tests.Analysis.Claims;

public sealed class FamilyTests
{
    private static string Claim(string id, double threshold, string more = "") =>
        $$"""{ "id": "{{id}}", "statement": "s", {{more}} "metric": "collapse/leader_mass", "comparison": ">=", "threshold": {{threshold}} }""";

    [Fact]
    public void Claims_stated_before_are_corrected_together_and_exploratory_ones_stand_alone()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(5)], at => new("python", 0.93 + (0.01 * int.Parse(at["seed"]))));
        var findings = Verification.Run(
            sweep.Experiment($"{Claim("a", 0.5)}, {Claim("b", 0.92)}, {Claim("c", 0.93, "\"stated\": \"late\",")}"), sweep.Folder);
        var recorded = RecordedVerdicts.Read(sweep.Folder)!;

        Assert.Equal(2, recorded.Family);
        Assert.Equal(Holm.Adjust([findings[0].P, findings[1].P]), [recorded.Claims["a"].AdjustedP, recorded.Claims["b"].AdjustedP]);
        Assert.Equal(double.NaN, recorded.Claims["c"].AdjustedP);
        Assert.Equal(findings[2].Verdict, recorded.Claims["c"].Verdict);
    }

    [Fact]
    public void The_claims_of_all_experiments_of_a_study_are_one_family()
    {
        using var one = new SyntheticSweep([SyntheticSweep.Seeds(5)], at => new("python", 0.93 + (0.01 * int.Parse(at["seed"]))));
        var file = one.Experiment(Claim("a", 0.9));
        var experiments = Path.GetDirectoryName(Path.GetDirectoryName(file))!;
        var alone = Verification.Run(file, one.Folder).Single();
        Assert.Equal(alone.P, RecordedVerdicts.Read(one.Folder)!.Claims["a"].AdjustedP, 15);

        CopyFolder(Path.GetDirectoryName(file)!, Path.Combine(experiments, "other"));
        CopyFolder(one.Folder, Path.Combine(one.Root, "other"));
        File.WriteAllText(Path.Combine(experiments, "study.json"),
            """{ "rows": [{ "id": "1", "statement": "s", "experiment": "study" }, { "id": "2", "statement": "s", "experiment": "other" }] }""");
        Verification.Run(file, one.Folder);

        var both = RecordedVerdicts.Read(one.Folder)!;
        Assert.Equal((2, Math.Min(1, 2 * alone.P)), (both.Family, both.Claims["a"].AdjustedP));
        Assert.Equal(2, Family.SizeOf(file));
    }

    [Fact]
    public void A_claim_that_could_not_be_tested_counts()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(5)], at => new("python", 0.93 + (0.01 * int.Parse(at["seed"]))));
        var findings = Verification.Run(sweep.Experiment($"{Claim("a", 0.5)}, {Claim("b", 0.9, "\"minimumSeeds\": 9,")}"), sweep.Folder);
        var recorded = RecordedVerdicts.Read(sweep.Folder)!.Claims;

        Assert.Equal(2 * findings[0].P, recorded["a"].AdjustedP, 15);
        Assert.Equal((double.NaN, Verdict.Inconclusive), (findings[1].P, recorded["b"].Verdict));
    }

    [Fact]
    public void An_open_claim_says_how_many_seeds_it_would_take()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(5)], at => new("python", 0.86 + (0.025 * int.Parse(at["seed"]))));
        Verification.Run(sweep.Experiment($"{Claim("a", 0.5)}, {Claim("b", 0.87)}"), sweep.Folder);
        var recorded = RecordedVerdicts.Read(sweep.Folder)!.Claims;

        Assert.Equal((Verdict.Supported, null), (recorded["a"].Verdict, recorded["a"].SeedsNeeded));
        Assert.Equal(Verdict.Inconclusive, recorded["b"].Verdict);
        Assert.InRange(recorded["b"].SeedsNeeded!.Value, 6, 30);
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
