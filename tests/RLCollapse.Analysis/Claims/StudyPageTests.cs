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
    public void A_row_has_verdicts_figure_command_and_time()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], _ => new("python", 0.97));
        var folder = Judged(sweep);
        Directory.CreateDirectory(Path.Combine(sweep.Folder, "figures"));
        File.WriteAllText(Path.Combine(sweep.Folder, "figures", "format-mass.png"), "");
        var json = File.ReadAllText(Path.Combine(sweep.Folder, "claims.json"));
        File.WriteAllText(Path.Combine(sweep.Folder, "claims.json"), json.Replace("\"seconds\": null", """ "seconds": { "runs": 130.5, "wall": 70, "bases": 12 } """));

        var page = StudyPage.ToMarkdown(new Study(folder, "a paper", [Row(["C1-up", "C1-down", "C1-new"], "format-mass")]), sweep.Root);

        Assert.Contains(
            "| **C1** | It is said. | [study](experiments/study/README.md)"
            + "<br>*C1-up* One format \\| takes over. **0.97** [0.97, 0.97], n = 3: reproduced"
            + "<br>*C1-down* The mixture survives. **0.1571** [0.1571, 0.1571], n = 3: not reproduced<br>*C1-new*: not judged "
            + "| 1 reproduced, 1 not reproduced, 1 not judged | [format-mass](study/figures/format-mass.png) | `./rlcollapse sweep "
            + "experiments/study` | 2.2 min (wall 70 s), bases 12 s |\n",
            page);
        Assert.Contains("those of a paper;", page);
        Assert.Contains("\n| **all** | 1 experiment, 3 runs |  | 1 reproduced, 1 not reproduced, 1 not judged | – | `./rlcollapse sweep "
            + "experiments` | 2.2 min (wall 70 s), bases 12 s |\n", page);
    }

    [Fact]
    public void What_was_not_run_and_what_nobody_asks_has_a_row_too()
    {
        var root = Tiny.TemporaryFolder();
        var study = new Study(Path.Combine(root, "experiments"), "", [Row(["C1-up"], "f"), new("C2", "Other.", "", [], "")]);

        var page = StudyPage.ToMarkdown(study, root);

        Assert.Contains("| **C1** | It is said. | [study](experiments/study/README.md) "
            + "| not run | – | `./rlcollapse sweep experiments/study` | – |\n", page);
        Assert.Contains("| **C2** | Other. | – | no experiment | – | – | – |\n", page);
        Assert.Contains("| **all** | 0 experiments, 0 runs |  | no claim | – | `./rlcollapse sweep experiments` | – |\n", page);
    }

    [Fact]
    public void A_sweep_in_part_says_so()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(4)], at => at["seed"] == "3" ? null : new("python", 0.97));
        var folder = Judged(sweep);

        Assert.Contains("| 1 reproduced (of 3 of 4 runs) | no f |",
            StudyPage.ToMarkdown(new Study(folder, "", [Row(["C1-up"], "f")]), sweep.Root));
    }

    [Fact]
    public void What_did_not_come_out_is_listed_once_with_its_likely_reason_and_what_would_tell()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], _ => new("python", 0.97));
        const string Doubt = """ "ifNot": { "reason": "It is late.", "test": "A longer run." } }""";
        var folder = Judged(sweep, Claims.Replace("0.9 }", $"0.9, {Doubt}").Replace("\"threshold\": 1 }", $"\"threshold\": 1, {Doubt}"));

        var page = StudyPage.ToMarkdown(new Study(folder, "", [Row(["C1-up", "C1-down"], ""), Row(["C1-down"], "") with { Id = "C2" }]),
            sweep.Root);

        Assert.EndsWith(
            "\n## Claims that failed or are inconclusive\n\n"
            + "- *C1-down* The mixture survives. **0.1571** [0.1571, 0.1571], n = 3: not reproduced (study). "
            + "Most likely reason: It is late. What would tell: A longer run.\n",
            page);
        Assert.EndsWith(": not reproduced. Most likely reason: It is late. What would tell: A longer run.\n",
            File.ReadAllText(Path.Combine(sweep.Folder, "claims.md")));
        Assert.Contains("(study). No reason is given.\n",
            StudyPage.ToMarkdown(new Study(Judged(sweep), "", [Row(["C1-down"], "")]), sweep.Root));
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
    public void Verdicts_of_one_kind_are_counted_in_one()
    {
        RecordedVerdict Verdict(string text) => new("a", "b", text, 0, 0, 0, 3, null);
        Assert.Equal("all 2 reproduced", StudyPage.Summary([Verdict("reproduced"), Verdict("reproduced")]));
        Assert.Equal("1 inconclusive", StudyPage.Summary([Verdict("inconclusive")]));
        Assert.Equal("no claim", StudyPage.Summary([]));
    }

    [Fact]
    public void Damaged_verdicts_are_an_error()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], _ => new("python", 0.97));
        File.WriteAllText(Path.Combine(sweep.Folder, "claims.json"), """{ "runs": 3 }""");

        Assert.Contains("is damaged", Assert.Throws<UserErrorException>(() => RecordedVerdicts.Read(sweep.Folder)).Message);
    }

    private static StudyRow Row(string[] claims, string figure) => new("C1", "It is said.", "study", claims, figure);

    private static string Judged(SyntheticSweep sweep, string claims = Claims)
    {
        var file = sweep.Experiment(claims);
        Verification.Run(file, sweep.Folder);
        return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, ".."));
    }
}
