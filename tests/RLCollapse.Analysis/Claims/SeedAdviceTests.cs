using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Claims;

public sealed class SeedAdviceTests
{
    private const string Claims = """
        { "id": "mean", "statement": "s", "metric": "collapse/leader_mass", "comparison": ">=", "threshold": 0.9 },
        { "id": "most", "statement": "s", "quantifier": "fraction", "moreThan": 0.5, "metric": "winner=python", "comparison": ">=", "threshold": 1 },
        { "id": "late", "statement": "s", "stated": "after a look", "metric": "accuracy", "comparison": ">", "threshold": 0.5 }
        """;

    [Fact]
    public void Before_a_first_sweep_only_shares_tell_how_many_it_takes()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(5)], _ => null);

        Assert.Equal(
            [
                "5 seeds; how many would decide it is not known before some are run", // 0.05 for two claims stated before
                "5 seeds; cannot be decided with fewer than 7",
                "5 seeds; how many would decide it is not known before some are run",
            ],
            Advice(sweep));
    }

    [Fact]
    public void Recorded_results_tell_it_from_their_spread()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(5)], at => new("python", 0.86 + (0.02 * int.Parse(at["seed"])), 0.95));
        Verification.Run(sweep.Experiment(Claims), sweep.Folder);

        var advice = Advice(sweep);
        Assert.Matches("5 seeds; (some \\d+ would decide it|not even 1000 would decide it), by recorded results", advice[0]);
        Assert.Matches("5 seeds; some \\d+ would decide it, by recorded results", advice[1]);
    }

    private static string[] Advice(SyntheticSweep sweep)
    {
        var (file, plan) = (sweep.Experiment(Claims), PlanFile.Read(sweep.Folder));
        return [.. SeedAdvice.Of(ClaimsFile.Read(file, plan), file, plan, sweep.Folder).Select(advice => advice.ToString())];
    }
}
