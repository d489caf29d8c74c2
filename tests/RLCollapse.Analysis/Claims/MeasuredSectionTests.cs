using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Tests.Analysis.Claims;

public sealed class MeasuredSectionTests
{
    private const string Claims = """
        { "id": "C1", "statement": "One format | takes over.", "metric": "collapse/leader_mass", "comparison": ">=", "threshold": 0.9 },
        { "id": "C9", "statement": "The mixture survives.", "metric": "format_entropy", "comparison": ">", "threshold": 1 }
        """;

    [Fact]
    public void A_claim_has_one_row_with_verdict_number_interval_and_n()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(8)], _ => new("python", 0.97));
        Verification.Run(sweep.Experiment(Claims), sweep.Folder);

        Assert.Equal(
            """
            | claim | verdict | estimate [interval], n | p, corrected |
            | --- | --- | --- | --- |
            | **C1** One format \| takes over. | supported | 0.97, 8 | 0.016 |
            | **C9** The mixture survives. | contradicted | 0.16, 8 | 0.016 |

            From 8 runs. Tests, effects and reasons: [claims.md](study/claims.md);
            tables, forecasts and figures: [study](study/).

            """,
            MeasuredSection.ToMarkdown(sweep.Root, sweep.Folder));
    }

    [Fact]
    public void A_trial_is_not_taken_for_the_experiment()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(3)], _ => new("python", 0.97));
        Verification.Run(sweep.Experiment(Claims), sweep.Folder);
        PlanFile.Write(PlanFile.Read(sweep.Folder) with { Overrides = ["pretraining.steps=100"] }, sweep.Folder);

        Assert.Null(RecordedVerdicts.Read(sweep.Folder));
        Assert.Contains("it is a trial",
            Assert.Throws<UserErrorException>(() => MeasuredSection.ToMarkdown(sweep.Root, sweep.Folder)).Message);
    }

    [Fact]
    public void A_sweep_in_part_says_so()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(4)], at => at["seed"] == "3" ? null : new("python", 0.97));
        Verification.Run(sweep.Experiment(Claims), sweep.Folder);

        Assert.Contains("\nFrom 3 of 4 runs. ", MeasuredSection.ToMarkdown(sweep.Root, sweep.Folder));
    }

    [Fact]
    public void The_section_is_replaced_and_the_rest_left_alone()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ => new("python", 0.97));
        Verification.Run(sweep.Experiment(Claims), sweep.Folder);
        var readme = Path.Combine(sweep.Root, "README.md");
        File.WriteAllText(readme, $"# Study\n\n{MeasuredSection.Begin}\nstale text\n{MeasuredSection.End}\n\nafter\n");

        MeasuredSection.Write(readme, sweep.Folder);
        var once = File.ReadAllText(readme);
        MeasuredSection.Write(readme, sweep.Folder);

        Assert.Equal(once, File.ReadAllText(readme));
        Assert.Equal(
            $"# Study\n\n{MeasuredSection.Begin}\n\n{MeasuredSection.ToMarkdown(sweep.Root, sweep.Folder)}\n"
            + $"{MeasuredSection.End}\n\nafter\n",
            once);
    }

    [Fact]
    public void A_README_without_markers_and_a_sweep_without_verdicts_are_user_errors()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(1)], _ => null);
        var readme = Path.Combine(sweep.Root, "README.md");
        File.WriteAllText(readme, "# Study\n");

        Assert.Contains(MeasuredSection.End, Assert.Throws<UserErrorException>(() => MeasuredSection.Write(readme, sweep.Folder)).Message);
        File.AppendAllText(readme, $"{MeasuredSection.Begin}\n{MeasuredSection.End}\n");
        Assert.Contains("judge the claims first", Assert.Throws<UserErrorException>(
            () => MeasuredSection.Write(readme, sweep.Folder)).Message);
    }
}
