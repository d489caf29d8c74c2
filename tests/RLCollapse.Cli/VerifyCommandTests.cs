using System.Text.Json;
using RLCollapse.Reports;
using RLCollapse.Tests.Figures.Sweeps;

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
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], _ => new("python", 0.97));
        var experiment = Path.GetDirectoryName(sweep.Experiment(Claims))!;

        var run = CommandLineRun.Of(["verify", experiment, "--out", sweep.Root]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("C1  REPRODUCED  One format takes over.\n", run.Output);
        Assert.Contains("C9  NOT REPRODUCED  The mixture survives.\n", run.Output);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(sweep.Folder, "claims.json")));
        var first = json.RootElement.GetProperty("claims")[0];
        Assert.Equal(("reproduced", 3), (first.GetProperty("verdict").GetString(), first.GetProperty("n").GetInt32()));
        Assert.Contains("| **C9** The mixture survives. | not reproduced |", File.ReadAllText(Path.Combine(sweep.Folder, "claims.md")));
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
    public void Wrong_claims_no_sweep_and_no_experiment_are_bad_usage()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], _ => new("python", 0.97));
        var wrong = sweep.Experiment("""{ "id": "C1" }""");

        Assert.Equal(2, CommandLineRun.Of(["verify", wrong, "--out", sweep.Root]).ExitCode);
        Assert.Contains("Run 'rlcollapse sweep EXPERIMENT' first", CommandLineRun.Of(["verify", wrong, "--out", Path.Combine(sweep.Root, "none")]).Error);
        Assert.Contains("There is no experiment", CommandLineRun.Of("verify there-is-none").Error);
    }
}
