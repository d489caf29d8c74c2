using RLCollapse.Analysis.Claims;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Claims;

public sealed class StudyPageTests
{
    private const string Claims = """
        { "id": "C1-up", "statement": "One format | takes over.", "metric": "collapse/leader_mass", "comparison": ">=", "threshold": 0.9 },
        { "id": "C1-down", "statement": "The mixture survives.", "metric": "format_entropy", "comparison": ">", "threshold": 1 }
        """;

    [Fact]
    public void A_row_has_the_verdict_on_its_first_claim_and_every_claim_its_details()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(8)], _ => new("python", 0.97));
        var folder = Judged(sweep);
        Directory.CreateDirectory(Path.Combine(sweep.Folder, "figures"));
        File.WriteAllText(Path.Combine(sweep.Folder, "figures", "format-mass.png"), "");
        var json = File.ReadAllText(Path.Combine(sweep.Folder, "claims.json"));
        File.WriteAllText(Path.Combine(sweep.Folder, "claims.json"), json.Replace("\"seconds\": null", """ "seconds": { "runs": 130.5, "wall": 70, "bases": 12 } """));

        var page = StudyPage.ToMarkdown(
            new Study(folder, "a paper", [Row(["C1-up", "C1-down", "C1-new"], "format-mass") with { IsLiterature = true }]), sweep.Root);

        Assert.Contains("those of a paper. ", page);
        Assert.Contains("for all 2 claims that were stated before", page);
        Assert.Contains("| of the literature, stated before | 1 | 1 | 0 | 0 |\n| our own, stated before | 0 | 0 | 0 | 0 |\n"
            + "| exploratory | 0 | 0 | 0 | 0 |\n", page);
        Assert.Contains("## Statements of the literature\n\n|  | statement | verdict | estimate [interval] | n | figure |\n"
            + "| --- | --- | --- | --- | --- | --- |\n"
            + "| **C1** | It is said. | supported | 0.97 | 8 | [format-mass](study/figures/format-mass.png) |\n", page);
        Assert.DoesNotContain("## Asked here", page);
        Assert.Contains("## C1: It is said.\n\n| claim | verdict | estimate [interval] | p | n |\n| --- | --- | --- | --- | --- |\n"
            + "| **C1-up** One format \\| takes over. | supported | 0.97 | 0.016 | 8 |\n"
            + "| **C1-down** The mixture survives. | contradicted | 0.16 | 0.016 | 8 |\n"
            + "| **C1-new** | not judged | – | – | – |\n\n"
            + "[study](experiments/study/README.md), 8 runs: `./rlcollapse sweep experiments/study`, "
            + "2.2 min (wall 70 s), bases 12 s; ", page);
        Assert.Contains("\n## All\n\n1 experiments, 8 runs: `./rlcollapse sweep experiments`, 2.2 min (wall 70 s), bases 12 s; ", page);
    }

    [Fact]
    public void A_further_study_has_a_section_with_its_claims_and_counts_in_no_total()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(8)], _ => new("python", 0.97));
        var folder = Judged(sweep);
        var other = new StudyRow("C9", "Nobody asked.", "", [], "");

        var page = StudyPage.ToMarkdown(new Study(folder, "", [other]) { Further = ["study"] }, sweep.Root);

        Assert.Contains("\n# Further studies\n", page);
        Assert.Contains("\n## study: ", page);
        Assert.Contains("| **C1-up** One format \\| takes over. | supported | 0.97 | 0.016 | 8 |\n", page);
        Assert.Contains("8 runs: `./rlcollapse sweep experiments/study`", page);
        Assert.Contains("| our own, stated before | 0 | 0 | 0 | 0 |", page);
    }

    [Fact]
    public void What_was_stated_after_looking_is_told_apart()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(8)], _ => new("python", 0.97));
        var folder = Judged(sweep, Claims.Replace("\"threshold\": 1 }", "\"threshold\": 1, \"stated\": \"after a look\" }"));

        var page = StudyPage.ToMarkdown(new Study(folder, "", [Row(["C1-up"], ""), Row(["C1-down"], "") with { Id = "C2" }]), sweep.Root);

        Assert.Contains("| our own, stated before | 1 | 0 | 0 | 0 |\n| exploratory | 0 | 1 | 0 | 0 |\n", page);
        Assert.Contains("for all 1 claims", page);
        Assert.Contains("| **C2** | It is said. | contradicted, exploratory | 0.16 | 8 | – |\n", page);
        Assert.Contains("| **C1-down** *The mixture survives.* (Stated after a look.) | contradicted, exploratory | 0.16 "
            + "| 0.0078 | 8 |\n", page);
    }

    [Fact]
    public void A_statement_of_two_parts_has_the_worse_verdict()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(8)], _ => new("python", 0.97));
        var row = Row(["C1-up", "C1-down"], "") with { Decides = ["C1-up", "C1-down"] };

        Assert.Contains("| **C1** | It is said. | contradicted | 0.16 | 8 | – |\n",
            StudyPage.ToMarkdown(new Study(Judged(sweep), "", [row]), sweep.Root));
    }

    [Fact]
    public void What_was_not_run_and_what_nobody_asks_has_a_row_too()
    {
        var root = Tiny.TemporaryFolder();
        var study = new Study(Path.Combine(root, "experiments"), "", [Row(["C1-up"], "f"), new("C2", "Other.", "", [], "")]);

        var page = StudyPage.ToMarkdown(study, root);

        Assert.Contains("## Asked here\n\nNot run: C1; C2.\n", page);
        Assert.Contains("\n0 experiments, 0 runs: `./rlcollapse sweep experiments`, –; ", page);
    }

    [Fact]
    public void A_sweep_in_part_says_so()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(4)], at => at["seed"] == "3" ? null : new("python", 0.97));
        var folder = Judged(sweep);

        Assert.Contains(", 3 of 4 runs: ", StudyPage.ToMarkdown(new Study(folder, "", [Row(["C1-up"], "f")]), sweep.Root));
    }

    [Fact]
    public void A_statement_that_failed_is_listed_with_its_likely_reason_and_the_seeds_that_would_decide_it()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], at => new("python", 0.90 + (0.02 * int.Parse(at["seed"]))));
        const string Doubt = """ "ifNot": { "reason": "It is late.", "test": "A longer run." } }""";
        var folder = Judged(sweep, Claims.Replace("0.9 }", $"0.9, {Doubt}"));

        var page = StudyPage.ToMarkdown(new Study(folder, "", [Row(["C1-up", "C1-down"], "")]), sweep.Root);

        Assert.Matches(
            @"## What failed, and what decided it\n\nOpen, with the seeds that .* do: C1 \(\d+\)\.\n", page);
        Assert.Contains("Most likely reason: It is late. What would tell: A longer run.\n",
            File.ReadAllText(Path.Combine(sweep.Folder, "claims.md")));
    }

    [Fact]
    public void A_page_of_another_hand_is_left_alone()
    {
        var root = Tiny.TemporaryFolder();
        var study = new Study(Path.Combine(root, "experiments"), "", [Row([], "")]);
        var path = StudyPage.Write(study, root);
        Assert.StartsWith(StudyPage.Mark, File.ReadAllText(path));
        Assert.Equal(path, StudyPage.Write(study, root));
        Assert.Equal([path], Directory.GetFiles(root));

        File.WriteAllText(path, "# Mine\n");
        Assert.Contains("was not written by verify", Assert.Throws<UserErrorException>(() => StudyPage.Write(study, root)).Message);
        Assert.Equal("# Mine\n", File.ReadAllText(path));
    }

    [Fact]
    public void Damaged_verdicts_are_an_error()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], _ => new("python", 0.97));
        File.WriteAllText(Path.Combine(sweep.Folder, "claims.json"), """{ "runs": 3, "family": 1 }""");

        Assert.Contains("is damaged", Assert.Throws<UserErrorException>(() => RecordedVerdicts.Read(sweep.Folder)).Message);
    }

    [Fact]
    public void Verdicts_of_before_there_were_families_count_as_none()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], _ => new("python", 0.97));
        File.WriteAllText(Path.Combine(sweep.Folder, "claims.json"), """{ "runs": 3, "claims": [{ "id": "C1", "verdict": "reproduced" }] }""");

        Assert.Null(RecordedVerdicts.Read(sweep.Folder));
    }

    private static StudyRow Row(string[] claims, string figure) => new("C1", "It is said.", "study", claims, figure);

    private static string Judged(SyntheticSweep sweep, string claims = Claims)
    {
        var file = sweep.Experiment(claims);
        Verification.Run(file, sweep.Folder);
        return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, ".."));
    }
}
