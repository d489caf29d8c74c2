using RLCollapse.Analysis.Plotting.Sweeps;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Plotting.Sweeps;

public sealed class HomogeneityFigureTests
{
    private static readonly PlannedAxis Members = new("member", ["experiment.member"], ["0", "1"]);

    [Fact]
    public void It_tells_which_models_have_come_to_give_the_same_answer()
    {
        // with kl 0 the two models end alike, with kl 1 apart; both begin as even as can be
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), Members, SyntheticSweep.Seeds(2)],
            at => new("python", 0.9) { Answers = Told(at["kl"] == "0" || at["member"] == "0" ? "1, 0" : "0, 1") });

        var figure = Assert.Single(HomogeneityFigure.Build(sweep.Load()));
        Assert.Equal("Two models come to give the same answer most with β = 0 (0.50 before, 1.00 at the end) and least with β = 1 "
            + "(0.50 before, 0.00 at the end)", figure.Header.Finding);
        Assert.Equal(("homogeneity", 2), (figure.Name, figure.Panels.Count));
    }

    [Fact]
    public void Without_members_or_answers_there_is_none()
    {
        using var without = new SyntheticSweep([Members, SyntheticSweep.Seeds(2)], _ => new("python", 0.9));
        using var alone = new SyntheticSweep([SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(2)],
            _ => new("python", 0.9) { Answers = Told("1, 0") });
        Assert.Empty(HomogeneityFigure.Build(without.Load()));
        Assert.Empty(HomogeneityFigure.Build(alone.Load()));
    }

    private static string Told(string end) => $$"""
        {
          "kind": "name", "answers": ["a", "b"], "prompts": [{ "prompt": "which ?", "fits": [true, true], "law": [0.5, 0.5] }],
          "probes": [{ "step": 0, "stage": "rl", "masses": [[0.4, 0.4]] }, { "step": 9, "stage": "rl", "masses": [[{{end}}]] }]
        }
        """;
}
