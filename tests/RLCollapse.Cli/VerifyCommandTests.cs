using System.Text.Json;
using RLCollapse.Analysis.Claims;

namespace RLCollapse.Tests.Cli;

public sealed class VerifyCommandTests
{
    private const string Claims = """
        { "id": "C1", "statement": "One format takes over.", "metric": "collapse/leader_mass", "comparison": ">=", "threshold": 0.9 },
        { "id": "C9", "statement": "The mixture survives.", "metric": "format_entropy", "comparison": ">", "threshold": 1 }
        """;

    [Fact]
    public void Verdicts_are_printed_and_written_and_a_failed_claim_is_no_failure()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(8)], _ => new("python", 0.97));
        var experiment = Path.GetDirectoryName(sweep.Experiment(Claims))!;

        var run = CommandLineRun.Of(["verify", experiment, "--out", sweep.Root]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("C1  SUPPORTED  One format takes over.\n", run.Output);
        Assert.Contains("C9  CONTRADICTED  The mixture survives.\n", run.Output);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(sweep.Folder, "claims.json")));
        var first = json.RootElement.GetProperty("claims")[0];
        Assert.Equal(("supported", 8), (first.GetProperty("verdict").GetString(), first.GetProperty("n").GetInt32()));
        Assert.Contains("| **C9** The mixture survives. | contradicted |", File.ReadAllText(Path.Combine(sweep.Folder, "claims.md")));
    }

    [Fact]
    public void The_README_is_written_only_when_asked()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], _ => new("python", 0.97));
        var experiment = Path.GetDirectoryName(sweep.Experiment(Claims))!;
        var readme = Path.Combine(experiment, "README.md");
        File.WriteAllText(readme, $"{MeasuredSection.Begin}\n{MeasuredSection.End}\n");

        CommandLineRun.Of(["verify", experiment, "--out", sweep.Root]);
        Assert.DoesNotContain("C1", File.ReadAllText(readme));
        CommandLineRun.Of(["verify", experiment, "--out", sweep.Root, "--readme"]);
        Assert.Contains("**C1** One format takes over.", File.ReadAllText(readme));
    }

    [Fact]
    public void Verdicts_made_from_more_runs_than_are_here_are_said_as_recorded_and_left_alone()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], _ => new("python", 0.97));
        var experiment = Path.GetDirectoryName(sweep.Experiment(Claims))!;
        var readme = Path.Combine(experiment, "README.md");
        File.WriteAllText(readme, $"{MeasuredSection.Begin}\n{MeasuredSection.End}\n");
        Assert.Equal(0, CommandLineRun.Of(["verify", experiment, "--out", sweep.Root, "--readme"]).ExitCode);
        string[] written = [Path.Combine(sweep.Folder, "claims.json"), Path.Combine(sweep.Folder, "claims.md"), readme];
        var before = written.Select(File.ReadAllText).ToArray();

        Directory.Delete(sweep.RunFolder(1), recursive: true);
        var fewer = CommandLineRun.Of(["verify", experiment, "--out", sweep.Root, "--readme"]);
        Directory.Delete(sweep.RunFolder(0), recursive: true);
        Directory.Delete(sweep.RunFolder(2), recursive: true);
        var none = CommandLineRun.Of(["verify", experiment, "--out", sweep.Root, "--readme"]);

        Assert.Equal((0, 0), (fewer.ExitCode, none.ExitCode));
        Assert.StartsWith("C1  ", none.Output);
        Assert.Equal(fewer.Output, none.Output);
        Assert.EndsWith($"{written[1]}\n", none.Output);
        Assert.Contains("made from 3 finished runs, and only 2 are on this machine, so nothing was written. Make the missing ones with "
            + "'rlcollapse sweep experiments/study'", fewer.Error);
        Assert.Contains("none of them is on this machine", none.Error);
        Assert.Equal(before, written.Select(File.ReadAllText));
        File.Delete(written[0]);
        Assert.Equal(0, CommandLineRun.Of(["verify", experiment, "--out", sweep.Root]).ExitCode);
    }

    [Fact]
    public void A_table_of_more_runs_protects_the_verdicts_too()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], place => place["seed"] == "2" ? null : new("python", 0.97));
        var experiment = Path.GetDirectoryName(sweep.Experiment(Claims))!;
        File.WriteAllText(Path.Combine(sweep.Folder, "table.csv"), "seed,run\n0,a\n1,b\n2,c\n");

        Assert.Equal(2, CommandLineRun.Of(["verify", experiment, "--out", sweep.Root]).ExitCode);
        File.WriteAllText(Path.Combine(sweep.Folder, "table.csv"), "seed,run\n0,a\n1,b\n");
        Assert.Equal(0, CommandLineRun.Of(["verify", experiment, "--out", sweep.Root]).ExitCode);
    }

    [Fact]
    public void A_smaller_sweep_that_is_whole_may_take_the_place_of_a_larger()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], _ => new("python", 0.97));
        var experiment = Path.GetDirectoryName(sweep.Experiment(Claims))!;
        File.WriteAllText(Path.Combine(sweep.Folder, "table.csv"), "seed,run\n0,a\n1,b\n2,c\n3,d\n");

        Assert.Equal(0, CommandLineRun.Of(["verify", experiment, "--out", sweep.Root]).ExitCode);
    }

    [Fact]
    public void A_folder_of_experiments_is_judged_as_far_as_it_was_run_and_has_a_page()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(8)], _ => new("python", 0.97));
        var experiments = Study(sweep, """{ "id": "Q", "statement": "Who wins?", "experiment": "other" }, { "id": "C", "statement": "It is said.", "experiment": "study", "claims": ["C1"] }""");
        var page = Path.Combine(sweep.Root, "README.md");

        var alone = CommandLineRun.Of(["verify", experiments, "--out", sweep.Root]);
        Assert.Equal((0, ""), (alone.ExitCode, alone.Error));
        Assert.Contains("other:\n    not run\nstudy:\nC1  SUPPORTED  One format takes over.\n", alone.Output);
        Assert.False(File.Exists(page));

        var run = CommandLineRun.Of(["verify", experiments, "--out", sweep.Root, "--readme"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.EndsWith(page + "\n", run.Output);
        Assert.Contains("**C1** One format takes over.", File.ReadAllText(Path.Combine(experiments, "study", "README.md")));
        Assert.Contains("| **C** | It is said. | supported | 0.97 | 8 | – |", File.ReadAllText(page));
        Assert.Contains("Not run: Q.", File.ReadAllText(page));
    }

    [Fact]
    public void Recorded_verdicts_stand_where_their_runs_are_not()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], _ => new("python", 0.97));
        var experiments = Study(sweep, """{ "id": "C", "statement": "It is said.", "experiment": "study", "claims": ["C1"] }""");
        CommandLineRun.Of(["verify", experiments, "--out", sweep.Root, "--readme"]);
        var page = File.ReadAllText(Path.Combine(sweep.Root, "README.md"));
        var readme = Path.Combine(experiments, "study", "README.md");
        var written = File.ReadAllText(readme);
        File.WriteAllText(readme, $"{MeasuredSection.Begin}\n{MeasuredSection.End}\n");
        Directory.Delete(Path.Combine(sweep.Root, "runs"), recursive: true);

        var run = CommandLineRun.Of(["verify", experiments, "--out", sweep.Root, "--readme"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("study:\n    0 of 3 recorded runs are on this machine: the recorded verdicts stand\n", run.Output);
        Assert.Equal(page, File.ReadAllText(Path.Combine(sweep.Root, "README.md")));
        Assert.Equal(written, File.ReadAllText(readme));
    }

    [Fact]
    public void A_study_that_names_what_there_is_not_is_bad_usage_and_nothing_is_written()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], _ => new("python", 0.97));
        var experiments = Study(sweep, """{ "id": "C", "statement": "It is said.", "experiment": "study", "claims": ["C7"] }""");

        var run = CommandLineRun.Of(["verify", experiments, "--out", sweep.Root, "--readme"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("row C: experiment study has no claim 'C7'", run.Error);
        Assert.False(File.Exists(Path.Combine(sweep.Folder, "claims.json")));
        File.Delete(Path.Combine(experiments, "study.json"));
        Assert.Contains("it lists the rows of the page", CommandLineRun.Of(["verify", experiments, "--out", sweep.Root, "--readme"]).Error);
    }

    /// <summary>A folder of two experiments, of which one was run, and a study of the given rows.</summary>
    private static string Study(SyntheticSweep sweep, string rows)
    {
        var experiment = Path.GetDirectoryName(sweep.Experiment(Claims))!;
        var experiments = Path.GetDirectoryName(experiment)!;
        var other = Directory.CreateDirectory(Path.Combine(experiments, "other")).FullName;
        File.WriteAllText(Path.Combine(other, "experiment.json"), $$"""{ "claims": [{{Claims}}] }""");
        foreach (var folder in (string[])[experiment, other])
            File.WriteAllText(Path.Combine(folder, "README.md"), $"{MeasuredSection.Begin}\n{MeasuredSection.End}\n");
        File.WriteAllText(Path.Combine(experiments, "study.json"), $$"""{ "rows": [{{rows}}] }""");
        return experiments;
    }

    [Fact]
    public void Wrong_claims_no_sweep_and_no_experiment_are_bad_usage()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], _ => new("python", 0.97));
        var wrong = sweep.Experiment("""{ "id": "C1" }""");

        Assert.Equal(2, CommandLineRun.Of(["verify", wrong, "--out", sweep.Root]).ExitCode);
        Assert.Contains("Run 'rlcollapse sweep EXPERIMENT' first",
            CommandLineRun.Of(["verify", wrong, "--out", Path.Combine(sweep.Root, "none")]).Error);
        Assert.Contains("There is no experiment", CommandLineRun.Of("verify there-is-none").Error);
    }
}
