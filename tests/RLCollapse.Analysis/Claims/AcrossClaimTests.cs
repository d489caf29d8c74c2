using RLCollapse.Analysis.Claims;

namespace RLCollapse.Tests.Analysis.Claims;

public sealed class AcrossClaimTests
{
    [Fact]
    public void A_number_of_several_runs_is_one_number_a_seed()
    {
        // accuracy rises with kl in every seed but the last, where two of three pairs are the other way round: ρ = 1, 1, 1, -0.5
        double[][] accuracies = [[0.5, 0.6, 0.7], [0.5, 0.7, 0.9], [0.4, 0.5, 0.8], [0.7, 0.5, 0.6]];
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "1", "2"), SyntheticSweep.Scale("xs", "s"), SyntheticSweep.Seeds(4)],
            at => new("python", 0.9 - (0.1 * int.Parse(at["kl"])), accuracies[int.Parse(at["seed"])][int.Parse(at["kl"])]));
        var finding = Of(sweep, """
            { "id": "c", "statement": "s", "metric": "rank_correlation(gain(accuracy), collapse/leader_mass)", "across": "kl",
              "where": { "scale": "s" }, "comparison": "<", "threshold": 0 }
            """);

        Assert.Equal([-1, -1, -1, 0.5], finding.Values.Select(value => value.Value), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal((-1, 4), (finding.Low, finding.Count));
    }

    [Fact]
    public void A_seed_that_lacks_one_of_several_runs_is_left_out_and_it_is_said()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "1", "2", "3"), SyntheticSweep.Seeds(4)], at =>
            at["seed"] == "3" && at["kl"] == "3" ? null : Ended(int.Parse(at["kl"])));
        var finding = Of(sweep, """
            { "id": "c", "statement": "s", "metric": "rank_correlation(accuracy, collapse/leader_mass)", "across": "kl",
              "comparison": "<", "threshold": 0 }
            """);

        Assert.Equal(["0", "1", "2"], finding.Values.Select(value => value.Name));
        Assert.Contains("left out, where it could not be measured: 3 runs", finding.Notes);
    }

    private static RunEnd Ended(int kl) => new("python", 0.9 - (0.1 * kl), 0.5 + (0.1 * kl));

    private static Finding Of(SyntheticSweep sweep, string claim) => Verification.Run(sweep.Experiment(claim), sweep.Folder).Single();
}
