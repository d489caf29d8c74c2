using RLCollapse.Analysis.Sweeps;

namespace RLCollapse.Tests.Analysis.Sweeps;

public sealed class InterimReportTests
{
    private const string Claim = """
        { "id": "C1", "statement": "One format takes over.", "metric": "collapse/leader_mass", "comparison": ">=", "threshold": 0.9 }
        """;

    [Fact]
    public void What_has_ended_has_a_row_per_arm_and_a_verdict_so_far()
    {
        using var made = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(4)],
            place => place["seed"] == "3" ? null : new("python", place["kl"] == "0" ? 0.97 : 0.95));
        var sweep = made.Load() with { Plan = made.Load().Plan with { ExperimentFile = made.Experiment(Claim) } };

        Assert.Equal("INTERIM: 6 of 8 runs have ended; nothing of this is written", InterimReport.Title(sweep));
        Assert.Equal(["kl", "n", "winners", "leading mass"], InterimReport.Head(sweep).Take(4));
        Assert.Equal(["0", "3 of 4", "python 3/3"], InterimReport.Rows(sweep)[0].Take(3));
        Assert.StartsWith("0.97", InterimReport.Rows(sweep)[0][3]);
        var verdicts = InterimReport.Verdicts(sweep).ToList();
        Assert.Matches(@"^C1  INCONCLUSIVE so far  Mean collapse/leader_mass .*claimed was at least 0\.9.* p ", verdicts[0]);
        Assert.DoesNotContain("left out", verdicts[0]);
        Assert.Equal(2, verdicts.Count);
    }

    [Fact]
    public void A_sweep_that_is_done_is_not_interim()
    {
        using var made = new SyntheticSweep([SyntheticSweep.Seeds(3)], _ => new("python", 0.97));
        var sweep = made.Load() with { Plan = made.Load().Plan with { ExperimentFile = made.Experiment(Claim) } };

        Assert.Equal("all 3 runs have ended:", InterimReport.Title(sweep));
        Assert.DoesNotContain("so far", InterimReport.Verdicts(sweep).First());
        Assert.Empty(InterimReport.Verdicts(made.Load()));
    }
}
